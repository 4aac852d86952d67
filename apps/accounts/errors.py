class NotPermitted(Exception):
    """Somebody may not do what they asked for. The message says so in a sentence for people."""


class InvalidSavedView(Exception):
    """A view cannot be saved this way. The message says why, in a sentence for people."""
