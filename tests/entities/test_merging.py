"""What a merge does with each thing, what it refuses, and what an unmerge respects."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.audit.undo import undo
from apps.entities.actions.differing import take_back_difference, tell_apart
from apps.entities.actions.entities import create_entity, delete_entity, edit_entity
from apps.entities.actions.merging import merge, unmerge
from apps.entities.enums import EntityKind, EntityStanding, NameKind
from apps.entities.errors import MergeRefused
from apps.entities.models import (
    Difference,
    Entity,
    EntityTally,
    LikelyDuplicate,
    Mention,
    Merge,
    MergedRow,
    Name,
    OpenTally,
    Role,
)
from apps.entities.queries.merge_fields import CHOSEN, SETTLED, compared
from apps.entities.queries.references import Treatment, references
from tests.entities.identity import World, everything, mention, put

Make = Callable[..., Article]


@pytest.fixture
def world(make_article: Make, analyst: User) -> World:
    return World(make_article, analyst)


def again(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_every_foreign_key_to_an_entity_is_treated_knowingly() -> None:
    """A new one fails here: decide in apps/entities/queries/references.py what a merge does."""
    assert {one.label: one.treatment for one in references()} == {
        "claims.claim.claimant": Treatment.MOVED,
        "claims.claim.coming_from": Treatment.MOVED,
        "claims.claim.going_to": Treatment.MOVED,
        "claims.claim.place": Treatment.MOVED,
        "claims.claim.population": Treatment.MOVED,
        "claims.claim.subject": Treatment.MOVED,
        "claims.claimentity.entity": Treatment.MOVED,
        "claims.relay.entity": Treatment.MOVED,
        "claims.utterance.speaker": Treatment.MOVED,
        "comparison.correction.place": Treatment.MOVED,
        "comparison.correction.population": Treatment.MOVED,
        "comparison.partof.part": Treatment.MOVED,
        "comparison.partof.whole": Treatment.MOVED,
        "comparison.party.entity": Treatment.MOVED,
        "entities.difference.first": Treatment.PAIRED,
        "entities.difference.second": Treatment.PAIRED,
        "entities.entity.merged_into": Treatment.MOVED,
        "entities.entity.parent": Treatment.MOVED,
        "entities.entitytally.entity": Treatment.COUNTED,
        "entities.likelyduplicate.first": Treatment.TAKEN_AWAY,
        "entities.likelyduplicate.second": Treatment.TAKEN_AWAY,
        "entities.mention.entity": Treatment.MOVED,
        "entities.merge.absorbed": Treatment.LEFT,
        "entities.merge.kept": Treatment.LEFT,
        "entities.name.entity": Treatment.MOVED,
        "entities.namedecision.entity": Treatment.MOVED,
        "entities.opentally.entity": Treatment.COUNTED,
        "entities.role.body": Treatment.MOVED,
        "entities.role.person": Treatment.MOVED,
    }


def test_what_is_moved_has_no_unique_constraint_that_moving_would_not_see() -> None:
    unseen = [
        constraint.name
        for one in references()
        if one.treatment == Treatment.MOVED
        for constraint in one.model._meta.constraints
        if "Unique" in type(constraint).__name__
        and constraint not in one.model._meta.total_unique_constraints
    ]
    assert unseen == []


def test_every_field_of_an_entity_is_chosen_or_settled() -> None:
    named = [column for columns in CHOSEN.values() for column in columns] + list(SETTLED)
    assert sorted(named) == sorted(field.attname for field in Entity._meta.concrete_fields)


def test_everything_points_at_the_kept_one_and_what_stood_twice_stands_once(world: World) -> None:
    a, b, *_ = world.bodies
    merge(kept=a, absorbed=b, by=world.user)
    states = dict(Mention.objects.filter(entity=a).values_list("quote", "state"))
    assert states == {
        "Ada": SuggestionState.CONFIRMED,
        "Bell": SuggestionState.CONFIRMED,
        "Cole": SuggestionState.SUGGESTED,
    }
    assert sorted(a.names.values_list("text", flat=True)) == ["Alfa", "Bravo", "The Four"]
    assert [one.statement for one in a.claims_made.order_by("docket")] == ["Claim 1", "Claim 2"]
    assert a.claims_about.count() == 3
    assert [one.name for one in a.children.all()] == ["Charlie"]
    assert sorted(Role.objects.filter(body=a).values_list("person__name", flat=True)) == [
        "P. Quinn",
        "Pat Quinn",
    ]
    assert a.decisions.get().verdict == "accept"
    assert not Mention.objects.filter(entity=b).exists()
    absorbed = again(b)
    assert (absorbed.standing, absorbed.merged_into, absorbed.docket) == (
        EntityStanding.MERGED,
        a,
        b.docket,
    )
    assert EntityTally.objects.get(entity=a).mentions == 2
    assert list(OpenTally.objects.filter(entity=a).values_list("name_key", "mentions")) == [
        ("cole", 1)
    ]
    assert not EntityTally.objects.filter(entity=b).exists()


def test_a_role_goes_to_the_mention_that_stays_and_back_to_its_own(
    make_article: Make, analyst: User
) -> None:
    one, other = put("Pat Quinn", EntityKind.PERSON), put("P. Quinn", EntityKind.PERSON)
    version = make_article(
        "Ada Bell Cole Dane Elam Ford Gale Hart Iles Jute Kerr Lamb Mead Nash Orme Pace"
    ).current_version
    ours = mention(version, 0, one)
    theirs = mention(version, 0, other, SuggestionState.SUGGESTED)
    same = [
        Role.objects.create(person=who, mention=mark, title="chief")
        for who, mark in ((one, ours), (other, theirs))
    ]
    lone = Role.objects.create(person=other, mention=theirs, title="envoy")
    before = everything()
    done = merge(kept=one, absorbed=other, by=analyst)
    assert list(Role.objects.filter(pk__in=[role.pk for role in same])) == [same[0]]
    assert (again(lone).person, again(lone).mention) == (one, ours)
    unmerge(merge=done, by=analyst)
    assert everything() == before


def test_fields_are_the_kept_ones_and_the_absorbed_ones_where_it_has_none(
    analyst: User,
) -> None:
    place = EntityKind.PLACE
    kept = put("Bakhmut", place, description="City", geonames="7")
    absorbed = put(
        "Artemivsk", place, description="Town", wikidata="Q5", latitude=48.6, longitude=38.0
    )
    assert {(one.name, one.choice, one.open) for one in compared(kept, absorbed)} == {
        ("name", "kept", True),
        ("description", "kept", True),
        ("parent", "kept", False),
        ("place", "absorbed", False),
        ("wikidata", "absorbed", False),
        ("geonames", "kept", False),
        ("opensanctions", "kept", False),
        ("iso", "kept", False),
    }
    done = merge(kept=kept, absorbed=absorbed, by=analyst, choices={"name": "absorbed"})
    kept = again(kept)
    assert (kept.name, kept.sort_key, kept.description) == ("Artemivsk", "artemivsk", "City")
    assert (kept.wikidata, kept.latitude, kept.longitude) == ("Q5", 48.6, 38.0)
    unmerge(merge=done, by=analyst)
    kept = again(kept)
    assert (kept.name, kept.sort_key, kept.wikidata, kept.latitude) == (
        "Bakhmut",
        "bakhmut",
        "",
        None,
    )


def test_what_a_person_changed_in_between_stays(world: World) -> None:
    a, b, c, _d = world.bodies
    done = merge(kept=a, absorbed=b, by=world.user)
    kept = again(a)
    edit_entity(entity=kept, by=world.user, expected_revision=kept.revision, wikidata="Q9")
    moved = Mention.objects.get(entity=a, quote="Cole")
    Mention.objects.filter(pk=moved.pk).delete()
    pointed = Mention.objects.get(entity=a, quote="Bell")
    Mention.objects.filter(pk=pointed.pk).update(entity=c)
    added = mention(world.version, 9, a)
    unmerge(merge=done, by=world.user)
    assert again(a).wikidata == "Q9"
    assert not Mention.objects.filter(pk=moved.pk).exists()
    assert again(pointed).entity == c
    assert again(added).entity == a
    # Its twin says somebody else now: the suggestion that it stood for does not come back.
    assert not Mention.objects.filter(entity=a, quote="Bell").exists()


def test_revisions_only_grow_so_that_no_old_form_fits_by_accident(world: World) -> None:
    a, b, *_ = world.bodies
    before = {row.pk: row.revision for row in Mention.objects.filter(entity=b)}
    unmerge(merge=merge(kept=a, absorbed=b, by=world.user), by=world.user)
    after = {row.pk: row.revision for row in Mention.objects.filter(entity=b)}
    assert after.keys() == before.keys()
    assert all(after[pk] >= before[pk] for pk in before)
    assert any(after[pk] > before[pk] for pk in before)


def test_one_that_lies_within_the_absorbed_steps_out_of_it(analyst: User) -> None:
    place = EntityKind.PLACE
    country = put("Ukraine", place)
    region = put("Donetsk region", place, parent=country)
    district = put("Bakhmut district", place, parent=region)
    double = put("Donetsk oblast", place, parent=district)
    before = everything()
    done = merge(kept=double, absorbed=region, by=analyst)
    assert again(double).parent == country
    assert again(district).parent == double
    unmerge(merge=done, by=analyst)
    assert everything() == before


def test_what_was_placed_anew_in_between_never_comes_to_lie_within_itself(analyst: User) -> None:
    place = EntityKind.PLACE
    outer, kept = put("Outer", place), put("Kept", place)
    absorbed = put("Absorbed", place, parent=outer)
    children = [put(f"Child {n}", place, parent=absorbed) for n in (1, 2)]
    done = merge(kept=kept, absorbed=absorbed, by=analyst, choices={"parent": "kept"})
    Entity.objects.filter(pk=outer.pk).update(parent=children[0])
    unmerge(merge=done, by=analyst)
    assert [again(child).parent for child in children] == [kept, absorbed]


@pytest.mark.parametrize("order", ["first, then second", "second, then first"])
def test_a_chain_is_undone_in_any_order(world: World, order: str) -> None:
    a, b, c, _d = world.bodies
    before = everything()
    first = merge(kept=b, absorbed=a, by=world.user)
    second = merge(kept=c, absorbed=b, by=world.user)
    assert (again(a).merged_into, again(b).merged_into) == (c, c)
    if order.startswith("first"):
        unmerge(merge=first, by=world.user)
        assert (again(a).standing, again(b).merged_into) == (EntityStanding.ON_FILE, c)
        assert sorted(a.names.values_list("text", flat=True)) == ["Alfa", "The Four"]
        unmerge(merge=second, by=world.user)
    else:
        unmerge(merge=second, by=world.user)
        assert again(a).merged_into == b
        unmerge(merge=first, by=world.user)
    assert everything() == before
    assert not MergedRow.objects.exists()


def refused(kept: Entity, absorbed: Entity, by: User) -> str:
    with pytest.raises(MergeRefused) as caught, transaction.atomic():
        merge(kept=kept, absorbed=absorbed, by=by)
    return str(caught.value)


def test_impossible_merges_are_refused_in_a_sentence(world: World, analyst: User) -> None:
    a, b, c, d = world.bodies
    pat = world.people[0]
    labels = {one: f"{one.docket_label} {one.name}" for one in (a, b, d)}
    assert refused(a, a, analyst) == f"{labels[a]} is one already, with itself."
    assert refused(a, pat, analyst) == (
        "Alfa is an organisation and Pat Quinn is a person. Only two of one kind can be the same."
    )
    done = merge(kept=a, absorbed=b, by=analyst)
    day = f"{done.created_at:%-d %B %Y}"
    merged = (
        f"{labels[b]} was merged into {labels[a]} by analyst on {day}."
        f" Take {a.docket_label} instead, or unmerge it first."
    )
    assert refused(a, b, analyst) == merged
    assert refused(b, a, analyst) == merged
    assert refused(b, c, analyst) == merged
    tell_apart(one=a, other=d, by=analyst)
    assert refused(a, d, analyst) == (
        f"analyst said on {day} that Alfa and Delta are not the same. Take that back first."
    )
    proposed = put("Echo", standing=EntityStanding.PROPOSED)
    assert refused(proposed, c, analyst).startswith(
        f"{proposed.docket_label} Echo is only proposed"
    )
    assert Merge.objects.count() == 1


def test_unmerging_twice_is_refused(world: World) -> None:
    a, b, *_ = world.bodies
    done = merge(kept=a, absorbed=b, by=world.user)
    unmerge(merge=done, by=world.user)
    with pytest.raises(MergeRefused, match="was unmerged already, by analyst on"):
        unmerge(merge=done, by=world.user)


def test_viewers_merge_nothing(world: World, viewer: User) -> None:
    a, b, *_ = world.bodies
    with pytest.raises(NotPermitted):
        merge(kept=a, absorbed=b, by=viewer)
    done = merge(kept=a, absorbed=b, by=world.user)
    with pytest.raises(NotPermitted):
        unmerge(merge=done, by=viewer)
    with pytest.raises(NotPermitted):
        tell_apart(one=a, other=world.bodies[2], by=viewer)


def test_what_is_written_about_a_merged_one_lands_at_the_kept_one(world: World) -> None:
    a, b, c, _d = world.bodies
    merge(kept=a, absorbed=b, by=world.user)
    late = mention(world.version, 10, b)
    name = Name.objects.create(entity=b, text="Late", kind=NameKind.ALIAS)
    Entity.objects.filter(pk=c.pk).update(parent=b)
    assert [again(row).entity for row in (late, name)] == [a, a]
    assert again(c).parent == a


def test_a_proposal_of_which_a_mention_was_accepted_in_between_is_on_file(
    make_article: Make, analyst: User
) -> None:
    kept = put("Bakhmut", EntityKind.PLACE)
    proposed = put("Bachmut", EntityKind.PLACE, standing=EntityStanding.PROPOSED)
    version = make_article("Ada Bell").current_version
    mark = mention(version, 0, proposed, SuggestionState.SUGGESTED)
    done = merge(kept=kept, absorbed=proposed, by=analyst)
    Mention.objects.filter(pk=mark.pk).update(state=SuggestionState.CONFIRMED)
    unmerge(merge=done, by=analyst)
    assert (again(mark).entity, again(proposed).standing) == (proposed, EntityStanding.ON_FILE)


def test_two_of_one_name_are_merged_and_unmerged(analyst: User) -> None:
    one, other = (
        create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst) for _ in range(2)
    )
    before = everything()
    done = merge(kept=one, absorbed=other, by=analyst)
    assert [name.text for name in one.names.all()] == ["John Kirby"]
    unmerge(merge=done, by=analyst)
    assert everything() == before


def test_not_the_same_is_remembered_carried_along_and_taken_back(world: World) -> None:
    a, b, c, _d = world.bodies
    _difference, action = tell_apart(one=a, other=c, by=world.user, reason="Two of them")
    tell_apart(one=a, other=c, by=world.user)
    assert Difference.objects.count() == 1
    done = merge(kept=b, absorbed=a, by=world.user)
    assert "are not the same" in refused(b, c, world.user)
    unmerge(merge=done, by=world.user)
    assert {Difference.objects.get().first, Difference.objects.get().second} == {a, c}
    take_back_difference(one=c, other=a, by=world.user)
    assert not Difference.objects.exists()
    _difference, action = tell_apart(one=a, other=c, by=world.user)
    undo(action=action, by=world.user)
    assert not Difference.objects.exists()


def test_proposals_of_the_absorbed_one_come_back_with_it(world: World) -> None:
    a, b, c, d = world.bodies
    before = set(LikelyDuplicate.objects.values_list("first", "second"))
    done = merge(kept=a, absorbed=b, by=world.user)
    left = {frozenset((pair.first, pair.second)) for pair in LikelyDuplicate.objects.all()}
    assert left == {frozenset((c, d)), frozenset(world.people)}
    unmerge(merge=done, by=world.user)
    assert set(LikelyDuplicate.objects.values_list("first", "second")) == before


def test_an_undone_merge_does_not_keep_anybody_on_file(analyst: User, curator: User) -> None:
    one, other = put("Alfa"), put("Bravo")
    unmerge(merge=merge(kept=one, absorbed=other, by=analyst), by=analyst)
    undo(action=delete_entity(entity=again(other), by=curator), by=curator)
    assert again(other).name == "Bravo"
    delete_entity(entity=again(other), by=curator)
    assert not Entity.objects.filter(pk=other.pk).exists()
