class NotPermitted(Exception):
    """Somebody may not do what they asked for. The message says so in a sentence for people."""
