"""The colours of tokens.css against WCAG 2.2, in light and in dark."""

import re

import pytest
from django.conf import settings

SURFACES = ("paper", "sheet", "raised", "sunken")


def _tokens() -> dict[str, tuple[str, str]]:
    css = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {name: (light, dark) for name, light, dark in pairs}


TOKENS = _tokens()


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    "name",
    [
        *("ink", "ink-2", "ink-3", "accent", "person", "place", "org", "note", "tag"),
        *("st-ok", "st-mix", "st-bad", "st-off"),
    ],
)
def test_text_colours_reach_four_and_a_half_on_every_surface(name: str, mode: int) -> None:
    worst = min(contrast(TOKENS[name][mode], TOKENS[surface][mode]) for surface in SURFACES)
    assert worst >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["edge", "claim", "focus", "fig", "fig-2"])
def test_edges_and_drawn_parts_reach_three_on_every_surface(name: str, mode: int) -> None:
    worst = min(contrast(TOKENS[name][mode], TOKENS[surface][mode]) for surface in SURFACES)
    assert worst >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("ink", "claim-fill"),
        ("ink", "claim-live"),
        ("ink", "note-fill"),
        ("ink", "tag-fill"),
        ("ink", "diff-a"),
        ("ink", "diff-b"),
        ("ink", "accent-tint"),
        ("ink-2", "accent-tint"),
        ("accent", "accent-tint"),
        ("claim-ink", "claim-fill"),
        ("claim-ink", "claim-live"),
        ("claim-ink", "sheet"),
        ("paper", "ink"),
        ("on-accent", "accent"),
        ("on-ink-accent", "ink"),
    ],
)
def test_words_on_fills_reach_four_and_a_half(front: str, back: str, mode: int) -> None:
    assert contrast(TOKENS[front][mode], TOKENS[back][mode]) >= 4.5


def test_tag_colours_reach_three_as_dots() -> None:
    css = (settings.BASE_DIR / "static/css/labels.css").read_text()
    colours = re.findall(r"\.tag--(\w+) { --tag: light-dark\((#\w{6}), (#\w{6})\)", css)
    weak = [
        name
        for name, *modes in colours
        for mode in (0, 1)
        if min(contrast(modes[mode], TOKENS[s][mode]) for s in SURFACES) < 3
    ]
    assert weak == []
    assert len(colours) == 9
