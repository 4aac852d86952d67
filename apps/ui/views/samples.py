"""What the gallery's samples show: made-up objects shaped like the product's own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms

from apps.ui.components.charts import Bar
from apps.ui.components.periods import Scale
from apps.ui.navigation import Link


@dataclass(frozen=True)
class SampleEntity:
    docket_label: str
    kind: str
    name: str
    colour: str = "teal"

    def get_absolute_url(self) -> str:
        return f"#{self.docket_label}"


class SampleForm(forms.Form):
    statement = forms.CharField(
        label="Statement", help_text="One checkable sentence.", widget=forms.Textarea({"rows": 2})
    )
    high = forms.IntegerField(label="High", min_value=100_000, required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("figure", "Figure"), ("control", "Control of territory")]
    )
    quoted = forms.BooleanField(label="The words are quoted exactly", required=False)
    fidelity = forms.ChoiceField(
        label="Fidelity",
        choices=[("verbatim", "Verbatim"), ("paraphrase", "Paraphrase")],
        widget=forms.RadioSelect,
        initial="verbatim",
    )


def sample_context() -> dict[str, Any]:
    weekly = (3, 2, 4, 3, 2, 4, 3, 2, 5, 4, 3, 4, 3, 2, 4, 3, 5, 4, 3, 5, 9, 17)
    days = [
        datetime(2022, 12, 5, tzinfo=UTC).toordinal() + 7 * week for week in range(len(weekly))
    ]
    bars = [
        Bar(f"week of {datetime.fromordinal(day):%-d %b %Y}", count, on=place > 18)
        for place, (day, count) in enumerate(zip(days, weekly, strict=True))
    ]
    return {
        "person": SampleEntity("P-2", "person", "Yevgeny Prigozhin"),
        "place": SampleEntity("L-1", "place", "Bakhmut"),
        "organisation": SampleEntity("O-3", "organisation", "White House"),
        "tag_sample": SampleEntity("T-4", "tag", "losses", "ochre"),
        "when": datetime(2023, 5, 1, 14, 5, tzinfo=UTC),
        "scale": Scale(date(2022, 9, 1), date(2023, 5, 1)),
        "first": date(2022, 9, 1),
        "last": date(2023, 5, 1),
        "seen": (date(2023, 2, 10), date(2023, 5, 1)),
        "chosen_weeks": bars,
        "weeks": [Bar(bar.label, bar.count) for bar in bars],
        "blank_form": SampleForm(auto_id="blank_%s"),
        "wrong_form": SampleForm({"high": "90000", "kind": "figure"}, auto_id="wrong_%s"),
        "sample_range": [1, 2, 3],
        "sample_links": (Link("People", "#people", current=True), Link("Places", "#places")),
    }
