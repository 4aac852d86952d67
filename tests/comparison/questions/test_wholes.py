"""What lies within what, parties to conflicts, and the admin in which both are curated."""

import pytest
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus
from apps.claims.models import Assessment, RegradeNeeded
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.actions.origins import say_different
from apps.comparison.actions.wholes import name_conflict, name_party, put_within
from apps.comparison.enums import CorrectionEffect, PartyRole
from apps.comparison.models import Conflict, Correction, PartOf, Party
from apps.entities.actions.merging import merge, unmerge
from apps.entities.models import Entity
from tests.comparison.questions.making import World


@pytest.fixture
def bodies(world: World) -> list[Entity]:
    return [world.entity(name, "organisation") for name in ("Wagner", "Forces", "State")]


def page(model: type[Model], name: str = "changelist", *args: object) -> str:
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}",
        args=args,
    )


def test_only_curators_say_what_lies_within_what(world: World, bodies: list[Entity]) -> None:
    with pytest.raises(NotPermitted):
        put_within(part=bodies[0], whole=bodies[1], by=world.analyst)


def test_nothing_lies_within_itself_however_long_the_way(
    world: World, bodies: list[Entity], curator: User
) -> None:
    wagner, forces, state = bodies
    first, _ = put_within(part=wagner, whole=forces, reason=" So it was. ", by=curator)
    again, _ = put_within(part=wagner, whole=forces, by=curator)
    assert (again, first.reason) == (first, "So it was.")
    Entity.objects.filter(pk=forces.pk).update(parent=state)
    with pytest.raises(InvalidAnnotation, match="State cannot be part of Wagner, which lies"):
        put_within(part=state, whole=wagner, by=curator)
    with pytest.raises(IntegrityError, match="cannot be part of"), transaction.atomic():
        PartOf.objects.create(part=wagner, whole=wagner)
    proposed = PartOf.objects.create(
        part=state, whole=wagner, state=SuggestionState.SUGGESTED, reason="A guess"
    )
    with pytest.raises(IntegrityError, match="cannot be part of"), transaction.atomic():
        PartOf.objects.filter(pk=proposed.pk).update(state=SuggestionState.CONFIRMED)
    with pytest.raises(InvalidAnnotation, match="person"):
        put_within(part=world.entity("Kirby"), whole=state, by=curator)
    with pytest.raises(IntegrityError, match="a person is no part"), transaction.atomic():
        PartOf.objects.create(part=world.entity("Kirby"), whole=state)


def test_wholes_parties_and_corrections_follow_a_merge_and_back(
    world: World, bodies: list[Entity], curator: User
) -> None:
    wagner, forces, state = bodies
    twin = world.entity("Wagner PMC", "organisation")
    conflict, _ = name_conflict(name="War", by=curator)
    put_within(part=wagner, whole=forces, by=curator)
    put_within(part=twin, whole=forces, by=curator)
    put_within(part=twin, whole=state, by=curator)
    name_party(conflict=conflict, entity=twin, role=PartyRole.ALLY, side="State", by=curator)
    correct(
        said=CorrectionSaid(CorrectionEffect.SCOPE_SUPERSEDED, "All.", population=twin),
        article=world.article("One."),
        by=curator,
    )

    def held() -> tuple[object, ...]:
        return (
            sorted((one.part.name, one.whole.name) for one in PartOf.objects.all()),
            Party.objects.get().entity,
            Correction.objects.get().population,
        )

    before = held()
    made = merge(kept=wagner, absorbed=twin, by=curator)
    assert held() == ([("Wagner", "Forces"), ("Wagner", "State")], wagner, wagner)
    late = PartOf.objects.create(part=state, whole=world.entity("Bloc", "organisation"))
    PartOf.objects.create(part=twin, whole=late.whole)
    assert PartOf.objects.get(whole=late.whole, part=wagner)
    PartOf.objects.filter(whole=late.whole).delete()
    unmerge(merge=made, by=curator)
    assert held() == before


@pytest.mark.parametrize(
    ("model", "wrong", "name"),
    [
        (PartOf, {"state": "other"}, "part_of_state_known"),
        (Conflict, {"name": ""}, "conflict_has_a_name"),
        (Conflict, {"since": "2023-01-02", "until": "2023-01-01"}, "conflict_since_before_until"),
        (Party, {"role": "other"}, "party_role_known"),
        (Party, {"side": ""}, "party_takes_a_side"),
        (Correction, {"article": None}, "correction_of_one_thing"),
        (Correction, {"words": ""}, "correction_says_something"),
        (Correction, {"effect": "other"}, "correction_effect_known"),
        (Correction, {"low": 2, "high": 1}, "correction_low_high_in_order"),
        (
            Correction,
            {"since": "2023-01-02", "until": "2023-01-01"},
            "correction_since_before_until",
        ),
    ],
)
def test_the_database_keeps_it_so(
    world: World,
    bodies: list[Entity],
    curator: User,
    model: type[Model],
    wrong: dict[str, object],
    name: str,
) -> None:
    put_within(part=bodies[0], whole=bodies[1], by=curator)
    conflict, _ = name_conflict(name="War", by=curator)
    name_party(conflict=conflict, entity=bodies[0], role=PartyRole.ALLY, side="State", by=curator)
    said = CorrectionSaid(CorrectionEffect.RETRACTED, "No.")
    correct(said=said, article=world.article("One."), by=curator)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model._default_manager.update(**wrong)


def test_a_version_cited_is_of_the_article_cited(world: World, curator: User) -> None:
    one, other = world.article("One."), world.article("Other.")
    said = CorrectionSaid(CorrectionEffect.RETRACTED, "No.", source_version=one.current_version)
    made, _ = correct(said=said, article=other, by=curator)
    assert made.source_article == one
    with pytest.raises(IntegrityError, match="none of the article"), transaction.atomic():
        Correction.objects.update(source_article=other)


def test_every_list_and_form_of_the_admin_opens(
    world: World, bodies: list[Entity], curator: User, client: Client
) -> None:
    part, _ = put_within(part=bodies[0], whole=bodies[1], by=curator)
    conflict, _ = name_conflict(name="War", by=curator)
    name_party(conflict=conflict, entity=bodies[0], role=PartyRole.ALLY, side="State", by=curator)
    one, two = world.claim(speaker=world.entity("Kirby")), world.claim()
    said = CorrectionSaid(CorrectionEffect.RETRACTED, "No.")
    correction, _ = correct(said=said, utterance=one.utterance, by=curator)
    decision, _ = say_different(one=one, other=two, by=curator)
    question = world.question(one, two)
    client.force_login(curator)
    for row in (part, conflict, correction, decision, question):
        for address in (page(type(row)), page(type(row), "change", row.pk)):
            assert client.get(address).status_code == 200, address
        assert client.get(page(type(row), "history", row.pk)).status_code == 200
    assert client.get(page(RegradeNeeded)).status_code == 200
    assert PartOf in admin.site._registry


def test_the_admin_says_why_a_circle_is_refused(
    bodies: list[Entity], curator: User, client: Client
) -> None:
    put_within(part=bodies[0], whole=bodies[1], by=curator)
    client.force_login(curator)
    typed = {"part": bodies[1].pk, "whole": bodies[0].pk, "state": "confirmed", "reason": "No"}
    answer = client.post(page(PartOf, "add"), typed)
    assert answer.status_code == 200
    assert "Forces cannot be part of Wagner, which lies within it already" in answer.text
    assert PartOf.objects.count() == 1
    answer = client.post(page(PartOf, "add"), typed | {"whole": bodies[2].pk})
    assert answer.status_code == 302
    assert PartOf.objects.count() == 2


def test_the_admin_refuses_credibility_1_with_the_reason(
    world: World, curator: User, client: Client
) -> None:
    claim = world.claim(speaker=world.entity("Kirby"))
    made, _ = assess(
        claim=claim,
        status=ClaimStatus.UNVERIFIED,
        reliability="B",
        credibility=2,
        reason="",
        by=curator,
    )
    client.force_login(curator)
    typed = {"status": "unverified", "reliability": "B", "credibility": "1", "seen_revision": "1"}
    answer = client.post(page(Assessment, "change", made.pk), typed)
    assert answer.status_code == 200
    assert "It needs two, and this claim has one" in answer.text
    assert Assessment.objects.get().credibility == 2
    answer = client.post(page(Assessment, "change", made.pk), typed | {"credibility": "3"})
    assert answer.status_code == 302
    assert Assessment.objects.get().credibility == 3
