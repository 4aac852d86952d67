"""The form of a correction, and the short ones that withdraw an origin and take one back."""

import re
from typing import Any, Final

from django import forms

from apps.articles.models import Article
from apps.claims.enums import Measure
from apps.claims.models.reading import plain
from apps.claims.models.scoped import WORDS_LIMIT
from apps.comparison.actions.corrections import CorrectionSaid
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models import Correction
from apps.comparison.models.correction import CORRECTION_LIMIT
from apps.desk.forms.naming import entity_called
from apps.desk.forms.typed_fields import date_shown, date_typed, number_typed
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

_ARTICLE: Final = re.compile(r"[AaАа]\s*[-–—]?\s*(\d{1,18})")
_NO_SAY: Final = ("", "it does not say")
_DATES: Final = ("said_on", "since", "until")
_NAMED: Final = {"place": (EntityKind.PLACE,), "population": tuple(EntityKind)}


def _text(label: str, hint: str = "", limit: int = WORDS_LIMIT) -> forms.CharField:
    return forms.CharField(required=False, max_length=limit, label=label, help_text=hint)


class CorrectionForm(forms.Form):
    effect = forms.ChoiceField(
        label="What it does",
        choices=CorrectionEffect.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the correction does."},
    )
    words = forms.CharField(
        label="What the correction says",
        max_length=CORRECTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In its own words, as far as they are short; else in yours.",
        error_messages={"required": "Say what the correction says."},
    )
    said_on = _text("When it was said", "2023, 2023-05 or 2023-05-02, as far as it is known.", 20)
    source_article = _text("Article that says so", "On file, as A-2.", 30)
    source_url = _text("Address that says so", "https://…", 2000)
    measure = forms.ChoiceField(required=False, choices=[_NO_SAY, *Measure.choices])
    population = _text("Who is counted", "On file, in any spelling or as O-2.")
    population_words = _text("Who is counted, in words")
    place = _text("Place", "On file, in any spelling or as L-5.")
    place_words = _text("Place, in words")
    since = _text("Since", "2022, 2022-12 or 2022-12-01", 20)
    until = _text("Until", "2022, 2022-12 or 2022-12-01", 20)
    figure_words = _text("Figure as written", "about 12,000. Its bounds are read from the words.")
    low = _text("Low", "Only where the words are not to be read.", 30)
    high = _text("High", "", 30)
    withdraw = forms.BooleanField(
        required=False,
        label="Count it as an origin no longer",
        help_text="Where it was taken back altogether. What it confirmed is listed for a new"
        " grade. One Undo takes back both.",
    )
    why = _text("Why you record it", "Kept in the history.", 200)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(one: Correction) -> dict[str, Any]:
        shown: dict[str, Any] = {
            name: getattr(one, name)
            for name in ("effect", "words", "source_url", "measure", "figure_words", "revision")
        }
        for name in _DATES:
            precision = "said_precision" if name == "said_on" else f"{name}_precision"
            shown[name] = date_shown(getattr(one, name), getattr(one, precision))
        for name in _NAMED:
            entity: Entity | None = getattr(one, name)
            shown[name] = f"{entity.docket_label} {entity.name}" if entity else ""
            shown[f"{name}_words"] = getattr(one, f"{name}_words")
        for name in ("low", "high"):
            bound = plain(getattr(one, name))
            shown[name] = "" if bound is None else f"{bound:,}"
        shown["source_article"] = one.source_article.docket_label if one.source_article else ""
        return shown

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in _DATES:
            values[name] = self._read(name, date_typed)
        for name in ("low", "high"):
            values[name] = self._read(name, number_typed)
        for name, kinds in _NAMED.items():
            values[name] = self._read(name, lambda text, kinds=kinds: _entity(text, kinds))
        values["source_article"] = self._read("source_article", article_typed)
        return values

    def _read(self, name: str, read: Any) -> Any:
        try:
            return read(self.cleaned_data.get(name, ""))
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None

    def said(self, before: Correction | None = None) -> CorrectionSaid:
        """What the valid form says. The version that told so before stays cited."""
        values = self.cleaned_data
        article: Article | None = values["source_article"]
        version = article.current_version if article else None
        if before and article and before.source_article_id == article.pk:
            version = before.source_version
        plain_values = (
            *("words", "source_url", "measure", "place", "place_words", "population"),
            *("population_words", "figure_words", "low", "high"),
        )
        return CorrectionSaid(
            effect=CorrectionEffect(values["effect"]),
            said_on=values["said_on"][0],
            said_precision=values["said_on"][1],
            since=values["since"][0],
            since_precision=values["since"][1],
            until=values["until"][0],
            until_precision=values["until"][1],
            source_article=article,
            source_version=version,
            **{name: values[name] for name in plain_values},
        )


class WithdrawForm(forms.Form):
    """`revision` is that of the origin as it was seen."""

    reason = forms.CharField(
        max_length=WORDS_LIMIT,
        label="Why it counts no longer",
        error_messages={"required": "Say why it is withdrawn."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


def article_typed(text: str) -> Article | None:
    text = text.strip()
    if not text:
        return None
    found = _ARTICLE.fullmatch(text)
    article = (
        Article.objects.select_related("current_version").filter(docket=int(found[1])).first()
        if found
        else None
    )
    if article is None:
        raise forms.ValidationError(f"“{text[:40]}” is no article on file. Write it as A-2.")
    return article


def _entity(text: str, kinds: tuple[EntityKind, ...]) -> Entity | None:
    return entity_called(text.strip(), kinds) if text.strip() else None
