"""The one error that the launcher raises."""


class EmbeddedError(Exception):
    """The embedded database cannot be used; the message says why and what to do."""
