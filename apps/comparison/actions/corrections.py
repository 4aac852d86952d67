"""Recording corrections: they mark what rests on them, and rewrite nothing."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.enums import DatePrecision
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.reading_figures import with_figure_read
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import Measure
from apps.claims.models import Utterance
from apps.claims.models.scoped import WORDS_LIMIT
from apps.comparison.actions.parting import restore_origin, withdraw_origin
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models import Correction
from apps.comparison.models.correction import CORRECTION_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.accounts.models import User


# Addresses that a page may link to.
_WEB: Final = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class CorrectionSaid:
    """What a correction says, where, and what it covers from then on. Empty: it does not say.

    Bounds that nobody gave are read from the words of the figure.
    """

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
        found["source_url"] = self.source_url.strip()
        if found["source_url"] and not _WEB.match(found["source_url"]):
            raise InvalidAnnotation(
                "An address begins with https:// or http://.", field="source_url"
            )
        if self.low is None and self.high is None:
            read = with_figure_read(TypedFields(figure_words=found["figure_words"]))
            found["low"] = read.best if read.low is None and read.high is None else read.low
            found["high"] = read.best if read.low is None and read.high is None else read.high
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
    withdraw: bool = False,
    why: str = "",
) -> tuple[Correction, UUID]:
    """Record a correction of an utterance by who spoke, or of a report by its publisher.

    `withdraw`: what is taken back altogether counts as an origin no longer; one Undo takes back
    both. `why`: kept in the history beside it.
    """
    check_may(by, Action.COMPARE)
    if (utterance is None) == (article is None):
        raise InvalidAnnotation("A correction is of one utterance or of one article.")
    columns = said.columns()
    of = utterance or (article.docket_label if article else "")
    with recorded(by=by, reason=_told(f"Recorded a correction of {of}", why)) as action:
        made = Correction.objects.create(
            utterance=utterance, article=article, created_by=by, **columns
        )
        made.refresh_from_db(fields=["docket"])
        if withdraw:
            _withdraw(made, by)
    return made, action


def change_correction(
    *,
    correction: Correction,
    said: CorrectionSaid,
    by: "User",
    expected_revision: int,
    withdraw: bool = False,
    why: str = "",
) -> tuple[Correction, UUID]:
    check_may(by, Action.COMPARE if correction.made_by(by) else Action.EDIT_ANNOTATION)
    columns = said.columns()
    with recorded(by=by, reason=_told(f"Changed {correction.docket_label}", why)) as action:
        correction = change(correction, expected_revision=expected_revision, **columns)
        if withdraw:
            _withdraw(correction, by)
    return correction, action


def take_back_correction(*, correction: Correction, by: "User", restore: bool = False) -> UUID:
    """Take a correction off the file; what it marked is as before.

    `restore`: what it was of counts as an origin again, where it had been withdrawn.
    """
    check_may(by, Action.COMPARE if correction.made_by(by) else Action.DELETE_ANNOTATION)
    with recorded(by=by, reason=f"Took back {correction.docket_label}") as action:
        utterance = correction.utterance
        correction.delete()
        if restore and utterance is not None and utterance.withdrawn_at is not None:
            restore_origin(utterance=utterance, by=by, expected_revision=utterance.revision)
    return action


def _told(done: str, why: str) -> str:
    why = " ".join(why.split())
    return f"{done}: {why}"[:300] if why else done[:300]


def _withdraw(correction: Correction, by: "User") -> None:
    """Within an action. Only what was taken back altogether, and stands still, is withdrawn."""
    utterance = correction.utterance
    if correction.effect != CorrectionEffect.RETRACTED or utterance is None:
        raise InvalidAnnotation(
            "Only an origin that is taken back altogether is withdrawn.", field="withdraw"
        )
    if utterance.withdrawn_at is None:
        words = f"{correction.docket_label}: {' '.join(correction.words.split())}"
        withdraw_origin(
            utterance=utterance,
            reason=words if len(words) <= WORDS_LIMIT else f"{words[: WORDS_LIMIT - 1]}…",
            by=by,
            expected_revision=utterance.revision,
        )
