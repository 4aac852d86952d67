"""The claims of the demo world: typed, with their chains, caveats and assessments."""

import datetime
from decimal import Decimal
from typing import Any

from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import SuggestionState
from apps.claims.actions.chain import (
    UtteranceFacts,
    add_relay,
    name_utterance,
    point_at_utterance,
)
from apps.claims.actions.claims import add_evidence, make_claim
from apps.claims.actions.linking import link_claims, point_field
from apps.claims.actions.settling import assess
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import (
    ClaimField,
    ClaimKind,
    ClaimStatus,
    Fidelity,
    FieldBasis,
    LinkKind,
    Medium,
    RelayHow,
)
from apps.claims.models import Claim, Evidence
from apps.desk.demo.marks import METHOD, World
from apps.desk.forms.typed_fields import date_typed

_ENTITIES = ("population", "place", "subject", "coming_from", "going_to")


def load_claims(world: World, rows: list[dict[str, Any]], suggested: list[dict[str, Any]]) -> None:
    for row in rows:
        _load_claim(world, row)
    for row in suggested:
        place = world.place(row["article"], row["quote"])
        claim = Claim.objects.create(
            found_in_id=place["version"].article_id,
            statement=row["statement"],
            kind=ClaimKind(row["kind"]),
            claimant=world.entities.get(row["claimant"] or ""),
            state=SuggestionState.SUGGESTED,
            method=METHOD,
            explanation=row["explanation"],
        )
        Evidence.objects.create(
            claim=claim,
            fidelity=Fidelity.PARAPHRASE,
            **anchor_fields(**place),
        )


def _load_claim(world: World, row: dict[str, Any]) -> None:
    place = world.place(row["article"], row["quote"])
    grade = row.get("grade")
    claim = make_claim(
        **place,
        statement=row["statement"],
        kind=ClaimKind(row["kind"]),
        claimant=world.entities.get(row["claimant"] or ""),
        entities=[world.entities[key] for key in row["about"]],
        tags=[world.tags[name] for name in row["tags"]],
        status=ClaimStatus.UNVERIFIED if grade else ClaimStatus(row["status"]),
        caveat=row["caveat"],
        typed=_typed(world, row.get("typed", {})),
        by=world.analyst,
    )
    claim.refresh_from_db()
    world.claims[row.get("key", row["statement"])] = claim
    for article, words in row.get("also", []):
        add_evidence(claim=claim, **world.place(article, words), by=world.analyst)
    if grade:
        assess(
            claim=claim,
            status=ClaimStatus(row["status"]),
            reliability=grade[0],
            credibility=grade[1],
            reason=grade[2],
            by=world.analyst,
        )
    _load_fields(world, claim, row, place)
    _load_chain(world, claim, row)
    for key in row.get("limits", []):
        link_claims(claim=claim, other=world.claims[key], kind=LinkKind.LIMITS, by=world.analyst)
    if whole := row.get("part_of"):
        link_claims(claim=claim, other=world.claims[whole], kind=LinkKind.PART, by=world.analyst)


def _typed(world: World, values: dict[str, Any]) -> TypedFields:
    found = dict(values)
    for name in _ENTITIES:
        if key := found.get(name):
            found[name] = world.entities[key]
    for name in ("since", "until"):
        if day := found.get(name):
            found[name], found[f"{name}_precision"] = date_typed(day)
    for name in ("share_low", "share_high"):
        if name in found:
            found[name] = Decimal(str(found[name]))
    if key := found.get("share_of"):
        found["share_of"] = world.claims[key]
    return TypedFields(**found)


def _load_fields(world: World, claim: Claim, row: dict[str, Any], place: dict[str, Any]) -> None:
    for field, basis, words in row.get("fields", []):
        where: dict[str, Any] = {}
        if words:
            start = place["version"].text.index(words, place["start"])
            where = {"version": place["version"], "start": start, "end": start + len(words)}
        point_field(
            claim=claim,
            field=ClaimField(field),
            basis=FieldBasis(basis),
            by=world.analyst,
            **where,
        )


def _load_chain(world: World, claim: Claim, row: dict[str, Any]) -> None:
    if said := row.get("said"):
        facts = UtteranceFacts(
            speaker=world.entities[said["speaker"]],
            occasion=said["occasion"],
            medium=Medium(said["medium"]),
            said_on=datetime.date.fromisoformat(said["on"]) if "on" in said else None,
            rests_on=said.get("rests_on", ""),
        )
        name_utterance(claim=claim, facts=facts, by=world.analyst)
    if like := row.get("like"):
        same = Claim.objects.select_related("utterance__speaker").get(pk=world.claims[like].pk)
        point_at_utterance(claim=claim, utterance=same.utterance, by=world.analyst)
    for how, words, key in row.get("relays", []):
        add_relay(
            claim=claim,
            how=RelayHow(how),
            words=words,
            entity=world.entities.get(key),
            by=world.analyst,
        )
