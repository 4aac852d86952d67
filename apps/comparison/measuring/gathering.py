"""Texts from outside as the facts that the desk compares: their claims, and who makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from apps.anchoring.spans import Span
from apps.claims.actions.from_reading import counted
from apps.claims.extraction.assembling import How, Named, Part, ReadClaim, read_claims
from apps.claims.extraction.assembling.records import Known as KnownField
from apps.claims.extraction.telling import Telling, telling_of, tellings
from apps.comparison.measuring.names import Names, Voices, key_of_words, whose
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
from apps.comparison.methods.origins import near_copies, shingles
from apps.comparison.methods.scopes import Period, Scope, Stated
from apps.comparison.queries.claim_facts import figure_of, measure_of

_NOTHING: Final = {
    **dict.fromkeys(
        ("figure_words", "qualifier", "measure", "measure_word", "share_of_words"), ""
    ),
    **dict.fromkeys(("low", "high", "best", "share_low", "share_high", "share_of_id")),
    **dict.fromkeys(("low_is_soft", "high_is_soft"), False),
}
STATEMENT: Final = "statement"
LEAST_WORDS: Final = 4
_QUOTES: Final = frozenset('"“”„«')
_ON_THE_WAY: Final = {How.CITED, How.REPORTED}


def gathered(texts: Sequence[Text], names: Names) -> Gathered:
    """The claims of texts as the product reads them, with speakers known across all of them."""
    known = [names.of(one.text, language=one.language, publisher=one.publisher) for one in texts]
    voices = Voices(name for one in known for name in one.named)
    found = Gathered()
    roles: dict[str, set[str]] = defaultdict(set)
    copies = {}
    for at, (text, here) in enumerate(zip(texts, known, strict=True), start=1):
        article = f"A-{at}"
        found.articles[article] = _article(article, text)
        found.called[article] = text.name
        copies[article] = shingles(text.text)
        named = [replace(name, ref=voices.key(name.ref)) for name in here.named]
        for name in named:
            found.names.setdefault(name.ref, name)
        for person, bodies in here.speaks_for.items():
            roles[voices.key(person)] |= {voices.key(body) for body in bodies}
        read = read_claims(
            text.text,
            language=text.language,
            title=text.title,
            published=text.date,
            publisher=text.publisher,
            names=named,
        )
        _take(found, text, article, named, read.claims, roles)
    found.speaks_for = with_states(roles, found.names)
    found.routes = near_copies(copies)
    return found


def _take(
    found: Gathered,
    text: Text,
    article: str,
    named: Sequence[Named],
    read: Sequence[ReadClaim],
    roles: dict[str, set[str]],
) -> None:
    """The claims of one text, and beside them what else it attributes to somebody."""
    told = tellings(text.text, text.date)
    first = len(found.claims) + 1
    for claim in read:
        key = f"C-{len(found.claims) + 1}"
        fact = claim_fact(key, article, claim, text, first)
        if fact.claimant is None and fact.speaker:
            at = claim.known[Part.CLAIMANT].span
            fact = replace(fact, claimant=_by_words(fact.speaker, at, named, found))
        found.claims.append(_uttered(found, fact, telling_of(claim.evidence[0].span, told)))
        found.told[key] = Told(text.name, claim.start, claim.end, claim.statement, str(claim.kind))
        if fact.claimant:
            roles[fact.claimant] |= {
                step.ref for step in claim.chain if step.how is How.FOR and step.ref
            }
    covered = [piece.span for claim in read for piece in claim.evidence]
    for one in told:
        _take_statement(found, text, article, named, one, covered)


def _take_statement(
    found: Gathered,
    text: Text,
    article: str,
    named: Sequence[Named],
    told: Telling,
    covered: Sequence[Span],
) -> None:
    """What somebody is said to have said, where no claim was read of it."""
    if told.speaker is None or any(
        each.start < span.end and span.start < each.end
        for each in told.content
        for span in covered
    ):
        return
    start, end = told.content[0].start, told.content[-1].end
    words = " ".join(text.text[start:end].split())
    if len(words.split()) < LEAST_WORDS:
        return
    who = text.text[told.speaker.start : told.speaker.end]
    key = f"C-{len(found.claims) + 1}"
    fact = ClaimFact(
        key=key,
        id=key,
        statement=words,
        kind=STATEMENT,
        state="suggested",
        claimant=_named_in(told.speaker, named) or _by_words(who, told.speaker, named, found),
        speaker=who,
        scope=Scope(),
        figure=Figure(""),
        utterance=None,
        carried=tuple(
            Carried(article, article, 1, each.start, each.end, quote, _fidelity(quote))
            for each in told.content
            for quote in (text.text[each.start : each.end],)
        ),
    )
    found.claims.append(_uttered(found, fact, told))
    found.told[key] = Told(text.name, start, end, words, STATEMENT)


def _uttered(found: Gathered, claim: ClaimFact, told: Telling | None) -> ClaimFact:
    """The claim with when and how it was said, as far as the words around it tell."""
    found.utterances[claim.key] = UtteranceFact(
        key=claim.key,
        speaker=claim.claimant,
        who=claim.speaker,
        occasion="",
        medium=told.medium if told else "",
        said_on=told.said_on if told else None,
        said_precision="day",
        rests_on="",
    )
    return replace(claim, utterance=claim.key)


def _named_in(where: Span, named: Sequence[Named]) -> str | None:
    """Who is named by some words: a person before a body, the last before the first."""
    inside = [name for name in named if where.start <= name.start and name.end <= where.end]
    people = [name for name in inside if name.kind == "person"]
    return (people or inside)[-1].ref if inside else None


def _by_words(
    words: str, where: Span | None, named: Sequence[Named], found: Gathered
) -> str | None:
    inside = [
        name
        for name in named
        if where is not None and where.start <= name.start and name.end <= where.end
    ]
    surname = {
        ref
        for ref, name in found.names.items()
        if name.kind == "person" and name.name.split()[-1:] == words.split()
    }
    if len(surname) == 1:
        return surname.pop()
    key = key_of_words(words, inside)
    if key is not None:
        found.names.setdefault(key, Named(0, len(words), "organisation", key, words))
    return key


def _fidelity(quote: str) -> str:
    return "verbatim" if quote[:1] in _QUOTES else "paraphrase"


def with_states(
    roles: Mapping[str, Iterable[str]], names: Mapping[str, Named]
) -> dict[str, frozenset[str]]:
    """Bodies for which each speaks, and the states of these."""
    found = {}
    for key in {*roles, *names}:
        bodies = set(roles.get(key, ()))
        for each in (key, *bodies):
            name = names.get(each)
            state = whose(each, name.name) if name and name.kind != "person" else None
            if state:
                bodies.add(state)
        if bodies:
            found[key] = frozenset(bodies - {key})
    return found


def claim_fact(key: str, article: str, read: ReadClaim, text: Text, first: int) -> ClaimFact:
    """One claim as it was read; the columns of its figure are those that the desk would keep.

    `first`: the number of the first claim of its text, from which places in the list count.
    """
    claimant = read.known.get(Part.CLAIMANT)
    row: dict[str, Any] = {**_NOTHING, **counted(read)}
    labels = {}
    if read.quantity is not None and read.quantity.share_of is not None:
        whole = row["share_of_id"] = UUID(int=read.quantity.share_of)
        labels = {whole: f"C-{first + read.quantity.share_of}"}
    subject = read.known.get(Part.SUBJECT)
    return ClaimFact(
        key=key,
        id=key,
        statement=read.statement,
        kind=str(read.kind),
        state="suggested",
        claimant=claimant.ref if claimant else None,
        speaker=claimant.words if claimant else "",
        scope=Scope(
            measure=measure_of(row["measure"], row["measure_word"]),
            population=_stated(read.known.get(Part.POPULATION)),
            place=_stated(read.known.get(Part.PLACE)),
            period=_period(read, text),
        ),
        figure=figure_of(row, labels),
        utterance=None,
        relays=tuple(
            Passed(
                str(step.how),
                step.words,
                step.ref,
                article if step.how in _ON_THE_WAY else None,
            )
            for step in read.chain
        ),
        carried=tuple(
            Carried(
                article,
                article,
                1,
                piece.span.start,
                piece.span.end,
                text.text[piece.span.start : piece.span.end],
                str(piece.fidelity),
            )
            for piece in read.evidence
        ),
        subject=_stated(subject),
        extent=_words(read, Part.EXTENT),
        condition=_words(read, Part.CONDITION),
    )


def _article(key: str, text: Text) -> ArticleFact:
    return ArticleFact(key, key, text.title, text.publisher, "", text.date)


def _stated(known: KnownField | None) -> Stated | None:
    return None if known is None else Stated(known.words, known.ref)


def _words(read: ReadClaim, part: Part) -> str:
    known = read.known.get(part)
    return known.words if known else ""


def _period(read: ReadClaim, text: Text) -> Period | None:
    if read.period is None:
        return None
    return period_of(
        read.period.since,
        read.period.until,
        read.period.since_precision,
        read.period.until_precision,
        _words(read, Part.PERIOD),
        text.date,
    )
