from types import SimpleNamespace

import pytest
from django.template import Context, Template

from apps.articles.enums import Reliability, ReviewState, SuggestionState, TagColour
from apps.claims.enums import ClaimStatus
from apps.entities.enums import EntityKind
from apps.ui import icons
from apps.ui.components import labels


def thing(**fields: object) -> SimpleNamespace:
    return SimpleNamespace(get_absolute_url=lambda: "/people/2/", **fields)


def rendered(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("value", [*ClaimStatus, *SuggestionState, *ReviewState])
def test_every_status_of_the_product_has_a_shape_and_its_own_word(value: str) -> None:
    drawn = labels.status(value)
    assert drawn.count("<svg") == 1
    assert drawn.endswith(f"</svg>{value.label}</span>")


def test_no_two_claim_statuses_share_a_shape() -> None:
    shapes = {labels.status(status, "same").replace(str(status), "") for status in ClaimStatus}
    assert len(shapes) == len(ClaimStatus)


def test_a_grade_says_its_words() -> None:
    assert labels.grade(Reliability.C, 3) == (
        '<span class="grade" title="fairly reliable; possibly true">'
        '<span aria-hidden="true">C</span><span aria-hidden="true">3</span>'
        '<span class="vh">Grade C3: fairly reliable; possibly true</span></span>'
    )


def test_a_docket_links_to_what_it_names() -> None:
    assert rendered("{% docket it %}", it=thing(docket_label="P-2")) == (
        '<a class="docket" href="/people/2/">P-2</a>'
    )
    assert rendered("{% docket 'C-105' %}") == '<span class="docket">C-105</span>'
    assert labels.docket(thing(docket_label="P-2"), link=False, bare=True) == (
        '<span class="docket docket--bare">P-2</span>'
    )


def test_an_entity_stands_behind_the_line_of_its_kind_and_is_escaped() -> None:
    it = thing(kind=EntityKind.ORGANISATION, name="<Wagner>")
    assert rendered("{% entity it %}", it=it) == (
        '<a class="ent ent--org" href="/people/2/">&lt;Wagner&gt;</a>'
    )
    assert labels.entity(it, link=False, name="Вагнер") == (
        '<span class="ent ent--org">Вагнер</span>'
    )


def test_what_nobody_stated_is_said_and_what_was_worked_out_is_marked() -> None:
    assert labels.stated(None) == '<span class="none">not stated</span>'
    assert labels.stated("") == '<span class="none">not stated</span>'
    assert labels.stated("BBC") == "BBC"
    assert labels.stated("<b>", "inferred", why='"so"') == (
        '&lt;b&gt; <span class="infer" title="&quot;so&quot;">inferred</span>'
    )


def test_a_chip_says_what_its_cross_removes() -> None:
    drawn = labels.chip("Place", "Bakhmut", "?")
    assert 'href="?" aria-label="Remove Place Bakhmut"' in drawn
    assert labels.chip("Text", "a & b") == (
        '<span class="chip"><b>Text</b><span>a &amp; b</span></span>'
    )


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_and_hidden_from_screen_readers(name: str) -> None:
    drawn = icons.icon(name, "s")
    assert drawn.startswith("<svg")
    assert 'class="i i--s"' in drawn
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_an_unknown_icon_is_an_error_not_a_gap() -> None:
    with pytest.raises(icons.UnknownIcon):
        icons.icon("unicorn")


def test_every_tag_colour_has_a_class() -> None:
    from django.conf import settings

    css = (settings.BASE_DIR / "static/css/labels.css").read_text()
    assert [name for name in TagColour.values if f".tag--{name} {{" not in css] == []
