"""The typed fields of a claim as a person types them: dates as far as known, shares in percent."""

import datetime
import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms

from apps.articles.enums import DatePrecision
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import CaveatKind, Measure, Qualifier
from apps.claims.models import Claim
from apps.claims.models.reading import plain
from apps.claims.models.scoped import WORDS_LIMIT
from apps.desk.forms.naming import entity_called
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

_DATE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_DOCKET: Final = re.compile(r"C-?(\d{1,18})", re.IGNORECASE)
_SPACES: Final = re.compile(r"[\s,\u2009\u202f\u00a0_']")
_NOT_SAID = ("", "not stated")
_ENTITIES: Final = ("population", "place", "subject", "coming_from", "going_to")
_PLACES: Final = {"place", "coming_from", "going_to"}
_WORDS: Final = (
    *("claimant_words", "measure_word", "unit", "population_words", "place_words"),
    *("period_words", "figure_words", "share_of_words", "subject_words", "extent_words"),
    *("coming_from_words", "going_to_words", "condition_words"),
)
_NUMBERS: Final = ("low", "best", "high")
_SHARES: Final = ("share_low", "share_high")
_FLAGS: Final = ("low_is_soft", "high_is_soft", "is_round")

When = tuple[datetime.date | None, DatePrecision]


def _text(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(required=False, max_length=WORDS_LIMIT, label=label, help_text=hint)


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=[_NOT_SAID, *choices])


def date_typed(text: str) -> When:
    """A date as far as it was typed: "2022", "2022-12" or "2022-12-01"."""
    text = text.strip()
    if not text:
        return None, DatePrecision.DAY
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(found[name] or 1) for name in ("year", "month", "day"))
        date = datetime.date(year, month, day)
    except ValueError as error:
        raise forms.ValidationError(
            f"“{text[:40]}” is no date. Write 2022, 2022-12 or 2022-12-01, as far as it is known."
        ) from error
    if found["day"]:
        return date, DatePrecision.DAY
    return date, DatePrecision.MONTH if found["month"] else DatePrecision.YEAR


def date_shown(date: datetime.date | None, precision: str) -> str:
    if date is None:
        return ""
    length = {"year": 4, "month": 7}.get(str(precision), 10)
    return date.isoformat()[:length]


def number_typed(text: str) -> Decimal | None:
    text = _SPACES.sub("", text)
    if not text:
        return None
    try:
        value = Decimal(text)
        if not value.is_finite() or value != round(value, 3):
            raise InvalidOperation
    except InvalidOperation as error:
        raise forms.ValidationError(
            f"“{text[:40]}” is no number. Write it in digits, such as 20,001."
        ) from error
    return value


def _shown(value: Decimal | None) -> str:
    number = plain(value)
    return (
        "" if number is None else f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    )


class TypedFieldsForm(forms.Form):
    """Fields of every kind; what does not fit the chosen kind is left out when it is saved."""

    claimant_words = _text("Claimant in words", "Where nobody is named: a senior US official.")
    figure_words = _text("Figure as written", "more than 20,000")
    qualifier = _choice("Qualifier", Qualifier.choices)
    low = _text("Low", "The least the words allow: more than 20,000 is 20,001.")
    best = _text("Best", "Only the number that the source itself gives.")
    high = _text("High", "The most the words allow; empty where nobody said.")
    low_is_soft = forms.BooleanField(required=False, label="Low is a reading of the words")
    high_is_soft = forms.BooleanField(required=False, label="High is a reading of the words")
    is_round = forms.BooleanField(required=False, label="A round number")
    measure = _choice("Measure", Measure.choices)
    measure_word = _text("Measure in a word", "If it is another.")
    unit = _text("Unit", "people, tanks")
    population = _text("Who is counted", "On file, in any spelling or as O-2.")
    population_words = _text("Who is counted, in words", "Russian soldiers")
    place = _text("Place", "On file, in any spelling or as L-5.")
    place_words = _text("Place in words", "on all fronts")
    since = _text("Since", "2022, 2022-12 or 2022-12-01")
    until = _text("Until", "2022, 2022-12 or 2022-12-01")
    period_words = _text("Period as written", "over the past five months")
    share_low = _text("Share, from", "In percent.")
    share_high = _text("Share, to", "In percent.")
    share_of = _text("Share of the figure of", "A claim on file, such as C-101.")
    share_of_words = _text("Share of what, in words", "of the dead")
    subject = _text("Who or what it is about", "On file, in any spelling or as O-2.")
    subject_words = _text("Who or what, in words")
    extent_words = _text("Part held", "most of the city")
    coming_from = _text("From", "A place on file.")
    coming_from_words = _text("From, in words")
    going_to = _text("To", "A place on file.")
    going_to_words = _text("To, in words")
    condition_words = _text("Condition", "unless ammunition is sent")
    caveat_kind = _choice("How it limits", CaveatKind.choices)

    @staticmethod
    def initial_typed(claim: Claim) -> dict[str, Any]:
        """What the form shows of a claim whose entities are loaded."""
        shown: dict[str, Any] = {name: getattr(claim, name) for name in _WORDS}
        shown |= {name: getattr(claim, name) for name in ("qualifier", "measure", "caveat_kind")}
        for name in _ENTITIES:
            entity = getattr(claim, name)
            shown[name] = f"{entity.docket_label} {entity.name}" if entity else ""
        shown |= {name: _shown(getattr(claim, name)) for name in _NUMBERS}
        for name in _SHARES:
            value = getattr(claim, name)
            shown[name] = _shown(None if value is None else value * 100)
        shown |= {name: "on" if getattr(claim, name) else "" for name in _FLAGS}
        shown["share_of"] = claim.share_of.docket_label if claim.share_of else ""
        shown["since"] = date_shown(claim.since, claim.since_precision)
        shown["until"] = date_shown(claim.until, claim.until_precision)
        return shown

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in _ENTITIES:
            kinds = (EntityKind.PLACE,) if name in _PLACES else tuple(EntityKind)
            values[name] = self._read(name, lambda text, kinds=kinds: _entity(text, kinds))
        for name in _NUMBERS:
            values[name] = self._read(name, number_typed)
        for name in _SHARES:
            values[name] = self._read(name, _share)
        values["share_of"] = self._read("share_of", claim_typed)
        for name in ("since", "until"):
            values[name] = self._read(name, date_typed) or (None, DatePrecision.DAY)
        return values

    def _read(self, name: str, read: Any) -> Any:
        try:
            return read(self.cleaned_data.get(name, ""))
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None

    def typed(self) -> TypedFields:
        """What the valid form says."""
        values = self.cleaned_data
        plain_fields = (*_WORDS, *_ENTITIES, *_NUMBERS, *_SHARES, *_FLAGS)
        return TypedFields(
            **{name: values[name] for name in plain_fields},
            measure=values["measure"],
            qualifier=values["qualifier"],
            caveat_kind=values["caveat_kind"],
            share_of=values["share_of"],
            since=values["since"][0],
            since_precision=values["since"][1],
            until=values["until"][0],
            until_precision=values["until"][1],
        )


def _entity(text: str, kinds: tuple[EntityKind, ...]) -> Entity | None:
    return entity_called(text.strip(), kinds) if text.strip() else None


def _share(text: str) -> Decimal | None:
    value = number_typed(text.removesuffix("%"))
    return None if value is None else value / 100


def claim_typed(text: str) -> Claim | None:
    text = text.strip()
    if not text:
        return None
    found = _DOCKET.fullmatch(text)
    claim = Claim.objects.filter(docket=int(found[1])).first() if found else None
    if claim is None:
        raise forms.ValidationError(f"“{text[:40]}” is no claim on file. Write it as C-101.")
    return claim
