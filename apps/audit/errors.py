from django.db import models


class EditConflict(Exception):
    """Somebody else changed the same row in between. `current` is the row as it is now."""

    def __init__(self, current: models.Model | None) -> None:
        what = str(current) if current else "It"
        super().__init__(f"{what} was changed by somebody else in the meantime.")
        self.current = current


class UndoConflict(Exception):
    """An action cannot be undone any more. The message says why, in a sentence for people."""
