class OriginRefused(Exception):
    """Claims cannot be said to be of one origin, or of two. The message says why, for people."""


class QuestionClosed(Exception):
    """A question that is closed takes no more claims or answers. The message says so."""
