"""Which of its namesakes a place name means, and where it is."""

import pytest

from tests.entities.finding.world import bare_finder


def meant(text: str, words: str) -> str:
    findings = bare_finder().find(text, language="en").findings
    return next(one.best.ref for one in findings if text[one.start : one.end] == words)


@pytest.mark.parametrize(
    ("text", "words", "ref"),
    [
        ("Talks were held in Moscow.", "Moscow", "gazetteer:geonames:524901"),
        ("He lives in Springfield, Missouri.", "Springfield", "gazetteer:geonames:4409896"),
        ("Troops went to Mali.", "Mali", "gazetteer:iso:ML"),
        ("Shells fell on Kherson.", "Kherson", "gazetteer:geonames:706448"),
        ("Shells fell on Kherson region.", "Kherson region", "gazetteer:iso:UA-65"),
        ("The fighters of Wagner left.", "Wagner", "new:organisation:Wagner"),
    ],
)
def test_the_likeliest_is_meant(text: str, words: str, ref: str) -> None:
    assert meant(text, words) == ref


def test_what_else_was_considered_is_told_with_where_it_is() -> None:
    (only,) = bare_finder().find("Talks were held in Moscow.", language="en").findings
    assert [(one.ref, one.latitude, one.longitude) for one in only.others] == [
        ("gazetteer:geonames:5601538", 46.73, -117.0)
    ]
    assert (only.best.latitude, only.best.longitude) == (55.75, 37.62)
    assert only.best.reasons == ("It has 10,400,000 inhabitants.",)
