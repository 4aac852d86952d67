class MergeRefused(Exception):
    """Two entities cannot be made one, or one two again. The message says why, for people.

    `marked_different`: a person said that they are not the same; taking that back helps.
    """

    def __init__(self, message: str, *, marked_different: bool = False) -> None:
        super().__init__(message)
        self.marked_different = marked_different
