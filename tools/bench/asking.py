"""A question of many claims from many origins, put on file in the database in use.

Each origin is one utterance that two articles report: three claims, of which the first stands in
both articles, in other words. Speakers, measures, places and months repeat as unevenly as they do
in what is written about a war, so that many scopes meet and some figures contradict one another.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from apps.accounts.models import User
from apps.anchoring import Span, describe
from apps.articles.actions.storing import store_batch
from apps.articles.enums import CaptureMethod, DatePrecision
from apps.articles.intake.records import Place, Published, Record, Stated
from apps.articles.models import Version
from apps.audit.recording import recorded
from apps.claims.enums import Fidelity, Measure, Medium, Qualifier
from apps.claims.models import Claim, Evidence, Utterance
from apps.comparison.actions.members import include_claims
from apps.comparison.actions.questions import ask
from apps.comparison.models import Question
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

CLAIMS_OF_AN_ORIGIN: Final = 5
_BATCH: Final = 200
_MEASURES: Final = (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES)
_WORDS: Final = {Measure.KILLED: "killed", Measure.WOUNDED: "hurt", Measure.CASUALTIES: "lost"}
_FIRST: Final = datetime.date(2022, 12, 1)


@dataclass(frozen=True)
class _Said:
    """One sentence of an article, and the claim that it carries."""

    origin: int
    claim: int
    article: int
    text: str


def ask_about_many(*, claims: int, by: User) -> Question:
    """A question of so many claims, five of each origin; most of its scopes are stated twice."""
    origins = claims // CLAIMS_OF_AN_ORIGIN
    where = [_entity(EntityKind.PLACE, f"Velyka {place + 1}", by) for place in range(12)]
    who = [_entity(EntityKind.PERSON, f"Speaker {one + 1}", by) for one in range(origins)]
    whom = [_entity(EntityKind.ORGANISATION, f"Brigade {one + 1}", by) for one in range(3)]
    said = [one for origin in range(origins) for one in _sentences(origin)]
    versions = _store(said, f"{claims} claims", by)
    with recorded(by=by, reason="Made up for measuring"):
        utterances = Utterance.objects.bulk_create(
            Utterance(
                speaker=who[origin],
                occasion=f"Briefing {origin}",
                medium=Medium.BRIEFING,
                said_on=_FIRST + datetime.timedelta(days=origin),
                created_by=by,
            )
            for origin in range(origins)
        )
        made = Claim.objects.bulk_create(
            _claim(origin, number, utterances[origin], where, whom, by)
            for origin in range(origins)
            for number in range(CLAIMS_OF_AN_ORIGIN)
        )
        Evidence.objects.bulk_create(
            _evidence(one, versions[one.article], made[_place(one)], by) for one in said
        )
    question, _action = ask(title=f"How many, of {claims:,} claims?", by=by)
    include_claims(question=question, claims=made, by=by)
    return question


def _entity(kind: EntityKind, name: str, by: User) -> Entity:
    return Entity.objects.filter(kind=kind, name=name).first() or create_entity(
        kind=kind, name=name, by=by
    )


def _place(said: _Said) -> int:
    return said.origin * CLAIMS_OF_AN_ORIGIN + said.claim


def _number(origin: int, claim: int) -> int:
    return 1_000 * (origin % 17 + 1) * (claim + 1) + 10 * (origin % 7)


def _sentences(origin: int) -> Iterator[_Said]:
    """The first claim in both articles, two more in each."""
    for report in range(2):
        for claim in (0, 1, 2) if not report else (0, 3, 4):
            number = _number(origin, claim)
            word = "More than" if not report else "Over"
            text = (
                f"{word} {number:,} soldiers were {_WORDS[_MEASURES[claim % 3]]} near Velyka"
                f" {(origin + claim) % 12 + 1}, a spokesman of speaker {origin} said"
            )
            yield _Said(origin, claim, origin * 2 + report, text)


def _store(said: list[_Said], about: str, by: User) -> list[Version]:
    """The articles of the sentences, in their order."""
    texts: dict[int, list[str]] = {}
    for one in said:
        texts.setdefault(one.article, []).append(f"{one.text}.")
    records = [
        Record(
            place=Place("asked.jsonl", number + 1, number + 1, number + 1),
            text=f"Report {number} of {about}. {' '.join(sentences)}",
            title=Stated(f"Report {number}"),
            publisher=Stated(f"Asked Wire {number % 20}"),
            published_at=Stated(_published(number)),
            language=Stated("en"),
        )
        for number, sentences in sorted(texts.items())
    ]
    for start in range(0, len(records), _BATCH):
        store_batch(records=records[start : start + _BATCH], method=CaptureMethod.FILE, by=by)
    held = {
        version.text: version
        for version in Version.objects.filter(text__startswith="Report ").filter(
            text__contains=f" of {about}. "
        )
    }
    return [held[record.text] for record in records]


def _published(number: int) -> Published:
    day = _FIRST + datetime.timedelta(days=number // 2 + 1)
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return Published(moment, DatePrecision.DAY, zone_stated=True, written=day.isoformat())


def _claim(
    origin: int,
    number: int,
    utterance: Utterance,
    where: list[Entity],
    whom: list[Entity],
    by: User,
) -> Claim:
    value, month = _number(origin, number), origin // 10 % 12
    since = datetime.date(2022 + (month + 11) // 12, (month + 11) % 12 + 1, 1)
    measure = _MEASURES[number % 3]
    return Claim(
        statement=f"More than {value:,} were {_WORDS[measure]} near Velyka",
        measure=measure,
        claimant=utterance.speaker,
        utterance=utterance,
        population=whom[origin % len(whom)],
        place=where[(origin + number) % len(where)],
        since=since,
        until=since + datetime.timedelta(days=150),
        figure_words=f"More than {value:,}",
        qualifier=Qualifier.MORE_THAN,
        low=Decimal(value + 1),
        created_by=by,
    )


def _evidence(said: _Said, version: Version, claim: Claim, by: User) -> Evidence:
    start = version.text.index(said.text)
    found = describe(version.text, Span(start, start + len(said.text)))
    return Evidence(
        claim=claim,
        article_id=version.article_id,
        version=version,
        start=start,
        end=start + len(said.text),
        placed_start=start,
        placed_end=start + len(said.text),
        quote=found.exact,
        prefix=found.prefix,
        suffix=found.suffix,
        fidelity=Fidelity.VERBATIM,
        created_by=by,
    )
