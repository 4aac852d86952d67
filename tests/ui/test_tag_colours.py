"""Every colour a tag can have is told apart from every surface, in light and in dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from apps.articles.enums import TagColour

# A dot beside its word is a graphic: WCAG 2.2 asks 3, and text drawn in it would need 4.5.
LEAST = 4.5

_PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"


def _css(name: str) -> str:
    return Path(settings.BASE_DIR, "static", "css", name).read_text(encoding="utf-8")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", TagColour.values)
@pytest.mark.parametrize("surface", ["paper", "sheet", "raised"])
def test_a_tag_colour_passes_contrast_on_every_surface(colour: str, surface: str) -> None:
    [shades] = re.findall(rf"\.tag--{colour} {{ --tag: {_PAIR}; }}", _css("labels.css"))
    [grounds] = re.findall(rf"--{surface}: {_PAIR};", _css("tokens.css"))
    poor = [
        (shade, ground)
        for shade, ground in zip(shades, grounds, strict=True)
        if _contrast(shade, ground) < LEAST
    ]
    assert poor == []
