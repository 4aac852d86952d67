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
