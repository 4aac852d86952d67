"""Claims that are given in fields, or in words with fields beside them, as facts to compare."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from apps.claims.actions.reading_figures import measure_named
from apps.claims.extraction.assembling import Named
from apps.comparison.measuring.gathering import gathered, with_states
from apps.comparison.measuring.given_figures import figure_given
from apps.comparison.measuring.lines import (
    day,
    day_and_precision,
    first,
    name_of,
    objects,
    text_from,
    words,
)
from apps.comparison.measuring.names import NOBODY, Names, Voices
from apps.comparison.measuring.records import Gathered, Text, Told
from apps.comparison.methods.facts import (
    ArticleFact,
    Carried,
    ClaimFact,
    Figure,
    Passed,
    UtteranceFact,
)
from apps.comparison.methods.facts.records import period_of
from apps.comparison.methods.scopes import Period, Scope, Stated
from apps.comparison.queries.claim_facts import measure_of
from apps.figures.periods import read_periods

TEXTS: Final = ("text", "statement", "claim", "sentence")
_SPEAKER: Final = ("speaker", "claimant", "who", "said_by", "attributed_to")
_IN: Final = "There was fighting in "
_VIA: Final = ("via", "relayed_by", "relay", "cites", "citing", "cited")


def add_given(found: Gathered, line: Mapping[str, Any], names: Names) -> None:
    """The claims of a line, beside those that its texts make. Raises BadInput."""
    rows = list(objects(line, "claims"))
    if not rows:
        return
    said = [_speaker(row, names) for row in rows]
    voices = Voices(name for one in said for name in one[1])
    roles: dict[str, set[str]] = defaultdict(set)
    for at, (row, (speaker, named, bodies)) in enumerate(zip(rows, said, strict=True), start=1):
        key = voices.key(speaker) if speaker else None
        for name in named:
            kept = replace(name, ref=voices.key(name.ref))
            found.names.setdefault(kept.ref, kept)
        if key is not None:
            roles[key] |= {voices.key(body) for body in bodies}
        add_claim(found, row, key, names, at)
    spoken = with_states(roles, found.names)
    found.speaks_for = {
        who: found.speaks_for.get(who, frozenset()) | spoken.get(who, frozenset())
        for who in {*found.speaks_for, *spoken}
    }


def add_claim(
    found: Gathered, row: Mapping[str, Any], speaker: str | None, names: Names, at: int
) -> ClaimFact:
    """One claim. What no field gives is read from its words. Raises BadInput."""
    article = _article(found, row, at)
    key = f"C-{len(found.claims) + 1}"
    published = found.articles[article].published
    read = _read(row, names)
    who = words(row, *_SPEAKER)
    said_on = day_and_precision(row, "said_on", "said", "uttered_on")
    told = words(row, *TEXTS) or words(row, "quote") or who
    found.utterances[key] = UtteranceFact(
        key=key,
        speaker=speaker,
        who=who or (read.speaker if read else ""),
        occasion=words(row, "occasion") or words(row, "document"),
        medium="document" if row.get("document") else words(row, "medium"),
        said_on=said_on[0] if said_on else None,
        said_precision=said_on[1] if said_on else "day",
        rests_on="",
    )
    claim = ClaimFact(
        key=key,
        id=key,
        statement=told,
        kind=words(row, "kind") or (read.kind if read else "figure"),
        state="suggested",
        claimant=speaker,
        speaker=who,
        scope=scope_given(row, read, names, published),
        figure=figure_given(row) or (read.figure if read else Figure("")),
        utterance=key,
        relays=_relays(row, article),
        carried=(Carried(article, article, 1, 0, len(told), _quote(row, told), _fidelity(row)),),
    )
    found.claims.append(claim)
    start, end = (row.get(name) for name in ("start", "end"))
    found.told[key] = Told(
        found.called[article],
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        told,
        claim.kind,
        name_of(row, at, "id", "claim_id", "key"),
    )
    return claim


def scope_given(
    row: Mapping[str, Any], read: ClaimFact | None, names: Names, published: datetime.date | None
) -> Scope:
    """The scope by its fields; what they leave open as the words have it."""
    own = read.scope if read else Scope()
    measure = words(row, "measure").casefold()
    known = measure_named(measure) if measure else ""
    return Scope(
        measure=measure_of(str(known), "") or Stated(measure) if measure else own.measure,
        population=_somebody(words(row, "population"), "organisation", names) or own.population,
        place=_somebody(words(row, "place", "location", "where"), "place", names) or own.place,
        period=_period(row, published) or own.period,
    )


def _somebody(said: str, kind: str, names: Names) -> Stated | None:
    """Who or where some words mean. A place is looked for as one stands in a sentence."""
    if not said:
        return None
    before = _IN if kind == "place" else ""
    found = names.of(before + said, likeliest=True).named
    fitting = [one for one in found if one.kind == kind and one.start >= len(before)]
    whole = [one for one in fitting if kind != "place" or one.end - one.start > len(said) / 2]
    return Stated(said, whole[-1].ref if whole else None)


def _period(row: Mapping[str, Any], published: datetime.date | None) -> Period | None:
    value = first(row, "period", "when")
    inner: Mapping[str, Any] = value if isinstance(value, dict) else row
    since = day_and_precision(inner, "since", "start_date", "from")
    until = day_and_precision(inner, "until", "end_date", "to")
    told = value if isinstance(value, str) else words(inner, "words")
    if since or until:
        return period_of(
            since[0] if since else None,
            until[0] if until else None,
            since[1] if since else "day",
            until[1] if until else "day",
            told,
            published,
        )
    return _read_period(told, published) if told else None


def _read_period(told: str, published: datetime.date | None) -> Period | None:
    found = read_periods(told, published)
    if len(found) != 1:
        return None
    start, end = found[0].start, found[0].end
    return period_of(
        start.day if start else None,
        end.day if end else None,
        str(start.precision) if start else "day",
        str(end.precision) if end else "day",
        told,
        published,
    )


def _read(row: Mapping[str, Any], names: Names) -> ClaimFact | None:
    """The claim that the words make: the first with a figure, or the first."""
    said = words(row, *TEXTS)
    if not said:
        return None
    text = replace(text_from(row, 1), text=said)
    claims = gathered([text], names).claims
    return next((one for one in claims if one.kind == "figure"), claims[0] if claims else None)


def speaker_of(found: Gathered, row: Mapping[str, Any], names: Names) -> str | None:
    """The key of who makes a claim, with what is known of them taken up."""
    key, named, bodies = _speaker(row, names)
    for name in named:
        found.names.setdefault(name.ref, name)
    if key is not None:
        spoken = with_states({key: bodies}, found.names)
        found.speaks_for = {**spoken, **found.speaks_for}
    return key


def _speaker(
    row: Mapping[str, Any], names: Names
) -> tuple[str | None, tuple[Named, ...], frozenset[str]]:
    """The key of who speaks, the names in those words, and the bodies that they speak for."""
    who = words(row, *_SPEAKER)
    bodies = words(row, "speaks_for", "organisation", "role")
    known = names.of(who) if who else None
    named = known.named if known else ()
    extra = names.of(bodies).named if bodies else ()
    people = [one for one in named if one.kind == "person"]
    if people:
        held = {one.ref for one in (*named, *extra) if one.kind != "person"}
        return people[-1].ref, (*named, *extra), frozenset(held)
    whole = [one for one in named if one.end - one.start > len(who) / 2]
    if not who or (NOBODY.search(who) and not whole):
        return None, (), frozenset()
    if named:
        held = {one.ref for one in (*named[:-1], *extra)}
        return named[-1].ref, (*named, *extra), frozenset(held)
    plain = " ".join(who.casefold().split()).removeprefix("the ")
    made = Named(0, len(who), "person" if who.istitle() else "organisation", f"said:{plain}", who)
    return made.ref, (made, *extra), frozenset(one.ref for one in extra)


def _article(found: Gathered, row: Mapping[str, Any], at: int) -> str:
    """The key of the article that carries a claim: given once, or one of its own."""
    called = name_of(row, at, "article", "article_id", "url")
    text: Text = text_from(row, called)
    key = next((key for key, name in found.called.items() if name == called), "")
    if not key:
        key = f"A-{len(found.articles) + 1}"
        found.called[key] = called
        published = day(row, "published", "date", "published_at")
        found.articles[key] = ArticleFact(key, key, text.title, text.publisher, "", published)
    return key


def _relays(row: Mapping[str, Any], article: str) -> tuple[Passed, ...]:
    value = first(row, *_VIA)
    names = value if isinstance(value, list) else [value]
    return tuple(Passed("reported", one, None, article) for one in names if isinstance(one, str))


def _quote(row: Mapping[str, Any], told: str) -> str:
    return words(row, "quote", "quoted") or told


def _fidelity(row: Mapping[str, Any]) -> str:
    return "verbatim" if first(row, "quote", "quoted") else "paraphrase"
