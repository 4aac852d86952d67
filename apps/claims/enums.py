from django.db import models


class ClaimKind(models.TextChoices):
    FIGURE = "figure", "Figure"
    CONTROL = "control", "Control of territory"
    MOVEMENT = "movement", "Movement"
    INTENT = "intent", "Intent or threat"
    CHARACTERISATION = "characterisation", "Characterisation"
    CAVEAT = "caveat", "Caveat"


class ClaimStatus(models.TextChoices):
    UNVERIFIED = "unverified", "Unverified"
    CORROBORATED = "corroborated", "Corroborated"
    CONTESTED = "contested", "Contested"
    REFUTED = "refuted", "Refuted"
    SUPERSEDED = "superseded", "Superseded"
    RETRACTED = "retracted", "Retracted"


class Fidelity(models.TextChoices):
    """How close an evidence quote is to what was said."""

    VERBATIM = "verbatim", "Verbatim"
    TRANSLATED = "translated", "Translated"
    PARAPHRASE = "paraphrase", "Paraphrase"


class Measure(models.TextChoices):
    """What is counted. Casualties are killed and wounded together unless the text says else."""

    KILLED = "killed", "Killed"
    WOUNDED = "wounded", "Wounded"
    MISSING = "missing", "Missing"
    CAPTURED = "captured", "Captured"
    CASUALTIES = "casualties", "Casualties"
    DISPLACED = "displaced", "Displaced"
    EQUIPMENT = "equipment", "Equipment lost"
    OTHER = "other", "Other"


class Qualifier(models.TextChoices):
    """What the words beside a number say about it."""

    EXACTLY = "exactly", "Exactly"
    MORE_THAN = "more than", "More than"
    JUST_OVER = "just over", "Just over"
    AT_LEAST = "at least", "At least"
    LESS_THAN = "less than", "Fewer than"
    UP_TO = "up to", "Up to"
    ABOUT = "about", "About"
    NEARLY = "nearly", "Nearly"
    RANGE = "range", "From … to"
    VAGUE = "vague", "Dozens, hundreds, thousands"


class FieldBasis(models.TextChoices):
    """How a field of a claim came to be known."""

    STATED = "stated", "Stated here"
    ELSEWHERE = "elsewhere", "From another sentence"
    INFERRED = "inferred", "Inferred"


class ClaimField(models.TextChoices):
    """The parts of a claim that rest on words of their own."""

    CLAIMANT = "claimant", "Claimant"
    MEASURE = "measure", "Measure"
    POPULATION = "population", "Who is counted"
    PLACE = "place", "Place"
    PERIOD = "period", "Period"
    FIGURE = "figure", "Figure"
    SHARE = "share", "Share"
    SUBJECT = "subject", "Who or what it is about"
    EXTENT = "extent", "Part held"
    COMING_FROM = "coming_from", "From"
    GOING_TO = "going_to", "To"
    CONDITION = "condition", "Condition"


class Medium(models.TextChoices):
    """How something was uttered."""

    BRIEFING = "briefing", "Briefing"
    INTERVIEW = "interview", "Interview"
    STATEMENT = "statement", "Written statement"
    POST = "post", "Post or channel"
    SPEECH = "speech", "Speech or address"
    DOCUMENT = "document", "Document or report"
    RECORDING = "recording", "Audio or video"
    OTHER = "other", "Other"


class RelayHow(models.TextChoices):
    """How an utterance came to the next in its chain."""

    FOR = "for", "for"
    TOLD = "told", "told"
    BRIEFED = "briefed", "briefed by"
    CITED = "cited", "cited by"
    REPORTED = "reported", "reported by"
    TRANSLATED = "translated", "translated by"
    REPEATED = "repeated", "repeated by"


class LinkKind(models.TextChoices):
    """How one claim is tied to another."""

    LIMITS = "limits", "Limits"
    SAME = "same", "Same statement"
    PART = "part", "Part of"
    CHANGES = "changes", "Changes"


class CaveatKind(models.TextChoices):
    """In what way a caveat limits."""

    UNVERIFIED = "unverified", "Could not be verified"
    NO_COMMENT = "no_comment", "No comment"
    REFUSAL = "refusal", "Refused to say"
    DENIAL = "denial", "Denied"
    BASIS = "basis", "What it is based on"
    OTHER = "other", "Other"


class RegradeWhy(models.TextChoices):
    """What took from a claim the second origin on which its grade rested."""

    WITHDRAWN = "withdrawn", "An origin was withdrawn"
    ORIGINS = "origins", "Its origins were joined or taken apart"
    SPEAKER = "speaker", "What is known of an origin was corrected"
    CHAIN = "chain", "One origin is known to come by way of another"
    UNTIED = "untied", "What made the same statement no longer counts for it"
    JOINED = "joined", "The grade came from a claim that was joined to it"


class Credibility(models.IntegerChoices):
    """Information credibility, the figures of the Admiralty code (STANAG 2511)."""

    CONFIRMED = 1, "Confirmed by other sources"
    PROBABLY = 2, "Probably true"
    POSSIBLY = 3, "Possibly true"
    DOUBTFUL = 4, "Doubtful"
    IMPROBABLE = 5, "Improbable"
    CANNOT_BE_JUDGED = 6, "Truth cannot be judged"
