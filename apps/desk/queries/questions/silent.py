"""Parties to a conflict of whom a question holds no claim, and what is known of their silence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from apps.comparison.methods.comparing import Traced
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.models import Party
from apps.comparison.queries.caveats import CaveatFact
from apps.comparison.queries.past import stood
from apps.comparison.queries.surroundings import surroundings_of
from apps.desk.queries.questions.shown import Linked, claim_link, words_link
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity


@dataclass(frozen=True)
class Silence:
    """That somebody would not say: a caveat, its claim, and where its words stand."""

    words: str
    links: tuple[Linked, ...]


@dataclass(frozen=True)
class Absent:
    """A party of which no claim is on file here. `search`: how the claims of one who can speak
    are asked for."""

    name: str
    kind: str
    search: str
    silence: tuple[Silence, ...] = ()


@dataclass(frozen=True)
class Silent:
    """`others`: what nobody said, where it is not on file whose silence it is."""

    parties: tuple[Absent, ...] = ()
    others: tuple[Silence, ...] = ()


def silent_of(
    facts: QuestionFacts, traced: Traced, caveats: Mapping[str, tuple[CaveatFact, ...]]
) -> Silent:
    """Parties to the conflicts that these claims touch, for whom nobody speaks in any of them; as
    of the facts' own day. A few queries, however many there are."""
    parties = _parties(facts)
    heard = _heard(facts, traced)
    kept = {
        caveat.key or caveat.text: caveat
        for beside in caveats.values()
        for caveat in beside
        if caveat.is_silence
    }
    within = _within(facts, kept.values())
    absent, told = [], set()
    for entity in parties:
        key = str(entity.pk)
        if key in heard:
            continue
        own = [name for name, one in kept.items() if key in within[name]]
        told |= {*own}
        absent.append(
            Absent(
                entity.name,
                entity.kind,
                _search(entity),
                tuple(_silence(kept[name]) for name in own),
            )
        )
    rest = tuple(_silence(one) for name, one in kept.items() if name not in told)
    return Silent(tuple(absent), rest)


def _parties(facts: QuestionFacts) -> list[Entity]:
    if not facts.interests:
        return []
    recorded = None if facts.reconstructed else facts.as_of
    involved = stood(Party, recorded, {"entity_id": [UUID(key) for key in facts.interests]})
    rows = stood(Party, recorded, {"conflict_id": {row["conflict_id"] for row in involved}})
    return list(
        Entity.objects.filter(pk__in={row["entity_id"] for row in rows}).order_by("name", "pk")
    )


def _heard(facts: QuestionFacts, traced: Traced) -> set[str]:
    """Who speaks in these claims, the bodies for which they speak, and all above them."""
    speaking = {claim.claimant for claim in facts.claims if claim.claimant}
    speaking |= {
        facts.utterances[root.key].speaker or ""
        for root in traced.roots
        if root.key in facts.utterances
    }
    speaking |= {body for one in speaking for body in facts.speaks_for.get(one, ())}
    hierarchy = facts.known.populations
    return speaking | {
        above for one in speaking if one in hierarchy for above in hierarchy.above(one)
    }


def _within(facts: QuestionFacts, caveats: Collection[CaveatFact]) -> dict[str, set[str]]:
    """For each caveat what it speaks of, and all that this lies within."""
    about = {UUID(entity) for caveat in caveats for entity in caveat.about}
    recorded = None if facts.reconstructed else facts.as_of
    hierarchy = surroundings_of(about, (), recorded).known.populations if about else None
    return {
        caveat.key or caveat.text: {
            above
            for one in caveat.about
            if hierarchy is not None and one in hierarchy
            for above in hierarchy.above(one)
        }
        for caveat in caveats
    }


def _silence(caveat: CaveatFact) -> Silence:
    links: tuple[Linked, ...] = (claim_link(caveat.key),) if caveat.key else ()
    if caveat.key and caveat.article:
        links += (words_link(caveat.key, caveat.article),)
    return Silence(caveat.text, links)


def _search(entity: Entity) -> str:
    """Places make no claims: whoever speaks for one has a name of their own."""
    if entity.kind == EntityKind.PLACE:
        return ""
    return f"claimant={DOCKET_LETTER[EntityKind(entity.kind)]}-{entity.docket}"
