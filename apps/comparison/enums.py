from django.db import models


class QuestionKind(models.TextChoices):
    NUMBER = "number", "How many"
    POSITION = "position", "Who, or whether"


class MemberState(models.TextChoices):
    """Whether a claim counts for a question. What its filter finds is only proposed."""

    PROPOSED = "proposed", "Proposed"
    INCLUDED = "included", "Included"
    EXCLUDED = "excluded", "Left out"


class OriginVerdict(models.TextChoices):
    """Whether two claims go back to one utterance or document."""

    SAME = "same", "One origin"
    DIFFERENT = "different", "Different origins"


class PartyRole(models.TextChoices):
    """In what way somebody has a stake in a conflict."""

    BELLIGERENT = "belligerent", "Belligerent"
    ALLY = "ally", "Ally"


class CorrectionEffect(models.TextChoices):
    """What a correction does to the claims that rest on what it corrects."""

    SCOPE_SUPERSEDED = "scope_superseded", "It covers something else"
    FIGURE_SUPERSEDED = "figure_superseded", "The figure is another"
    RETRACTED = "retracted", "Taken back altogether"


class TermField(models.TextChoices):
    """What a term says of a claim."""

    MEASURE = "measure", "What is counted"
    POPULATION = "population", "Which kind of people"


class TieKind(models.TextChoices):
    """How one term stands to another."""

    WITHIN = "within", "Lies within"
    APART = "apart", "Shares nothing with"
