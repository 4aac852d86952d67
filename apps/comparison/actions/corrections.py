"""Recording corrections: they mark what rests on them, and rewrite nothing."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.enums import DatePrecision
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.enums import Measure
from apps.claims.models import Utterance
from apps.claims.models.scoped import WORDS_LIMIT
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models import Correction
from apps.comparison.models.correction import CORRECTION_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.accounts.models import User


@dataclass(frozen=True)
class CorrectionSaid:
    """What a correction says, where, and what it covers from then on. Empty: it does not say."""

    effect: CorrectionEffect
    words: str
    said_on: datetime.date | None = None
    said_precision: DatePrecision | str = DatePrecision.DAY
    source_article: Article | None = None
    source_version: Version | None = None
    source_url: str = ""
    measure: Measure | str = ""
    place: Entity | None = None
    place_words: str = ""
    population: Entity | None = None
    population_words: str = ""
    since: datetime.date | None = None
    since_precision: DatePrecision | str = DatePrecision.DAY
    until: datetime.date | None = None
    until_precision: DatePrecision | str = DatePrecision.DAY
    figure_words: str = ""
    low: Decimal | None = None
    high: Decimal | None = None

    def columns(self) -> dict[str, Any]:
        """Raises InvalidAnnotation for the field that cannot be so."""
        found = {name: getattr(self, name) for name in self.__dataclass_fields__}
        found["words"] = self.words.strip()
        if not found["words"]:
            raise InvalidAnnotation("Say what the correction says.", field="words")
        if len(found["words"]) > CORRECTION_LIMIT:
            raise InvalidAnnotation(
                f"At most {CORRECTION_LIMIT:,} letters can be kept.", field="words"
            )
        for name in ("place_words", "population_words", "figure_words"):
            found[name] = " ".join(found[name].split())
            if len(found[name]) > WORDS_LIMIT:
                raise InvalidAnnotation(
                    f"At most {WORDS_LIMIT} letters can be kept here.", field=name
                )
        if self.place is not None and self.place.kind != EntityKind.PLACE:
            raise InvalidAnnotation(f"{self.place.name} is no place.", field="place")
        if self.since and self.until and self.since > self.until:
            raise InvalidAnnotation("A period does not end before it begins.", field="until")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidAnnotation("The low bound is above the high one.", field="high")
        if self.source_version is not None:
            if self.source_article is None:
                found["source_article"] = self.source_version.article
            elif self.source_version.article_id != self.source_article.pk:
                raise InvalidAnnotation(
                    "That version is of another article.", field="source_version"
                )
        return found


def correct(
    *,
    said: CorrectionSaid,
    by: "User",
    utterance: Utterance | None = None,
    article: Article | None = None,
) -> tuple[Correction, UUID]:
    """Record a correction of an utterance by who spoke, or of a report by its publisher."""
    check_may(by, Action.COMPARE)
    if (utterance is None) == (article is None):
        raise InvalidAnnotation("A correction is of one utterance or of one article.")
    columns = said.columns()
    of = utterance or (article.docket_label if article else "")
    with recorded(by=by, reason=f"Recorded a correction of {of}"[:300]) as action:
        made = Correction.objects.create(
            utterance=utterance, article=article, created_by=by, **columns
        )
    return made, action


def change_correction(
    *, correction: Correction, said: CorrectionSaid, by: "User", expected_revision: int
) -> tuple[Correction, UUID]:
    check_may(by, Action.COMPARE if correction.made_by(by) else Action.EDIT_ANNOTATION)
    columns = said.columns()
    with recorded(by=by, reason="Changed a correction") as action:
        correction = change(correction, expected_revision=expected_revision, **columns)
    return correction, action


def take_back_correction(*, correction: Correction, by: "User") -> UUID:
    """Take a correction off the file; what it marked is as before."""
    check_may(by, Action.COMPARE if correction.made_by(by) else Action.DELETE_ANNOTATION)
    with recorded(by=by, reason="Took a correction back") as action:
        correction.delete()
    return action
