class InvalidAnnotation(Exception):
    """An annotation cannot be made this way. The message says why, in a sentence for people."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ImportRefused(Exception):
    """Articles cannot be brought in this way. The message says why, in a sentence for people."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
