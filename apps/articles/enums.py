from django.db import models


class Reliability(models.TextChoices):
    """Source reliability, the letters of the Admiralty code (STANAG 2511)."""

    A = "A", "Completely reliable"
    B = "B", "Usually reliable"
    C = "C", "Fairly reliable"
    D = "D", "Not usually reliable"
    E = "E", "Unreliable"
    F = "F", "Reliability cannot be judged"


class Basis(models.TextChoices):
    """How a value came to be known."""

    STATED = "stated", "Stated by the source"
    INFERRED = "inferred", "Inferred"
    EDITED = "edited", "Set by a person"


class DatePrecision(models.TextChoices):
    YEAR = "year", "Year"
    MONTH = "month", "Month"
    DAY = "day", "Day"
    MINUTE = "minute", "Minute"


class ReviewState(models.TextChoices):
    NEW = "new", "Not yet read"
    IN_REVIEW = "in_review", "In review"
    READ = "read", "Read"


class CaptureMethod(models.TextChoices):
    FILE = "file", "Imported from a file"
    PASTE = "paste", "Pasted"
    DEMO = "demo", "Part of the demo world"


class AnchorState(models.TextChoices):
    """Where an annotation stands on the newest version of its article."""

    EXACT = "exact", "In place"
    MOVED = "moved", "Moved with the text"
    AMBIGUOUS = "ambiguous", "Several places fit"
    ORPHAN = "orphan", "No longer in the text"


class TagColour(models.TextChoices):
    """Named colours; the stylesheet gives each a light and a dark shade that passes contrast."""

    GREY = "grey", "Grey"
    BLUE = "blue", "Blue"
    TEAL = "teal", "Teal"
    GREEN = "green", "Green"
    OLIVE = "olive", "Olive"
    OCHRE = "ochre", "Ochre"
    RED = "red", "Red"
    ROSE = "rose", "Rose"
    VIOLET = "violet", "Violet"


class SuggestionState(models.TextChoices):
    """Machine findings are proposals: only what a person confirmed counts."""

    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"


class ImportState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Failed"


class ImportOrigin(models.TextChoices):
    PAGE = "page", "From the page"
    COMMAND = "command", "From the command line"
