"""What is counted and kinds of people: on file from the first day, and curated in the admin."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.audit.queries import history
from apps.audit.undo import undo
from apps.comparison.actions.terms import tie_terms, untie_terms
from apps.comparison.enums import TermField, TieKind
from apps.comparison.methods.comparing import Kind, compare
from apps.comparison.methods.scopes import EXHAUSTED, KINDS, MEASURES, Hierarchy, Relation
from apps.comparison.models import Term, TermTie
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.terms import known_terms, term_tree
from tests.comparison.questions.making import World

pytestmark = pytest.mark.django_db


def term(key: str, field: TermField = TermField.MEASURE) -> Term:
    return Term.objects.get(field=field, key=key)


def relations(hierarchy: Hierarchy) -> dict[tuple[str, str], Relation]:
    keys = sorted(entry.key for entry in hierarchy.entries)
    return {(one, other): hierarchy.relation(one, other) for one in keys for other in keys}


def test_every_desk_starts_with_what_the_method_does() -> None:
    known = known_terms()
    assert relations(known.measures) == relations(MEASURES)
    assert {entry.also for entry in known.measures.entries} == {
        entry.also for entry in MEASURES.entries
    }
    assert dict(known.exhausted) == dict(EXHAUSTED)
    assert relations(known.kinds.hierarchy) == relations(KINDS.hierarchy)
    assert known.kinds.general == KINDS.general


def test_what_it_starts_with_was_so_before_it_began() -> None:
    long_ago = timezone.now() - datetime.timedelta(days=1000)
    assert known_terms(long_ago) == known_terms()


def test_only_curators_say_how_measures_stand(world: World, curator: User) -> None:
    with pytest.raises(NotPermitted):
        tie_terms(
            one=term("missing"), other=term("casualties"), kind=TieKind.WITHIN, by=world.analyst
        )


@pytest.mark.parametrize(
    ("one", "kind", "other", "said"),
    [
        (
            "losses",
            TieKind.WITHIN,
            "killed",
            "All losses cannot lie within killed, which lies within it already.",
        ),
        (
            "wounded",
            TieKind.WITHIN,
            "killed",
            "Killed and wounded share nothing, and wounded would lie within both.",
        ),
        (
            "released",
            TieKind.WITHIN,
            "killed",
            None,
        ),
        (
            "casualties",
            TieKind.APART,
            "losses",
            "Casualties and all losses share nothing, and casualties would lie within both.",
        ),
        (
            "killed",
            TieKind.APART,
            "losses",
            "Killed and all losses share nothing, and killed would lie within both.",
        ),
        (
            "missing",
            TieKind.WITHIN,
            "losses",
            "How these two stand is said already. Take that back first.",
        ),
        (
            "killed",
            TieKind.WITHIN,
            "killed",
            "Killed cannot lie within killed, which lies within it already.",
        ),
    ],
)
def test_what_cannot_stand_together_is_refused_with_the_reason(
    curator: User, one: str, kind: TieKind, other: str, said: str | None
) -> None:
    if said is None:
        tie_terms(one=term(one), other=term(other), kind=kind, by=curator)
        assert known_terms().measures.relation(one, other)[1] == "within"
        return
    with pytest.raises(InvalidAnnotation) as refused:
        tie_terms(one=term(one), other=term(other), kind=kind, by=curator)
    assert str(refused.value) == said


def test_a_measure_and_a_kind_of_people_are_never_tied(curator: User) -> None:
    with pytest.raises(InvalidAnnotation, match="one says what is counted, the other whom"):
        tie_terms(
            one=term("killed"),
            other=term("civilians", TermField.POPULATION),
            kind=TieKind.WITHIN,
            by=curator,
        )


def test_the_database_refuses_a_circle_by_whatever_way(curator: User) -> None:
    with pytest.raises(IntegrityError, match="lies within it already"), transaction.atomic():
        TermTie.objects.create(one=term("losses"), other=term("wounded"), kind=TieKind.WITHIN)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Term.objects.filter(key="killed").update(key="dead")


def test_what_casualties_are_changes_what_adds_up_and_comes_back_by_undo(
    world: World, curator: User
) -> None:
    """A desk counts the missing among casualties: ten, twenty and five make thirty-five."""
    here: dict[str, Any] = {
        "population": world.entity("Army", "organisation"),
        "place": world.entity("Land", "place"),
        "since": datetime.date(2023, 1, 1),
        "until": datetime.date(2023, 1, 31),
    }
    claims = [
        world.claim(f"{number} of them", low=number, high=number, measure=measure, **here)
        for number, measure in (
            (10, "killed"),
            (20, "wounded"),
            (5, "missing"),
            (35, "casualties"),
        )
    ]
    question = world.question(*claims)

    def verdict() -> str:
        found = compare(facts_of(question)).of(Kind.ARITHMETIC)
        return next(each.verdict for each in found if each.rule == "verdict")

    assert verdict() == "inconsistent"
    _, action = tie_terms(
        one=term("missing"),
        other=term("casualties"),
        kind=TieKind.WITHIN,
        by=curator,
        reason="So this desk counts",
    )
    assert verdict() == "consistent"
    undo(action=action, by=curator)
    assert verdict() == "inconsistent"


def test_how_two_stand_is_taken_back_with_a_reason(curator: User) -> None:
    tie = TermTie.objects.get(one__key="killed", other__key="casualties")
    untie_terms(tie=tie, by=curator, reason="Not here")
    assert known_terms().measures.relation("killed", "casualties")[1] == "unrelated"
    (latest, *_) = history(term("killed"), 10, attached=((TermTie, "one"),))
    assert latest.sentence == "Took back that killed lies within casualties: Not here"


def test_the_tree_shows_each_under_what_it_lies_within() -> None:
    losses = next(branch for branch in term_tree(TermField.MEASURE) if branch.term.key == "losses")
    assert [part.term.key for part in losses.parts] == ["casualties", "captured", "missing"]
    assert [part.term.key for part in losses.parts[0].parts] == ["killed", "wounded"]
    assert losses.parts[0].parts[0].apart == ("captured", "missing", "wounded")


def test_the_admin_shows_the_tree_and_ties_with_a_reason(curator: User, client: Client) -> None:
    client.force_login(curator)
    listed = client.get(reverse("admin:comparison_term_changelist"))
    assert "Put another within casualties" in listed.text
    add = reverse("admin:comparison_termtie_add")
    typed = {
        "one": term("losses").pk,
        "kind": "within",
        "other": term("killed").pk,
        "position": 0,
        "reason": "No",
    }
    refused = client.post(add, typed)
    assert refused.status_code == 200
    assert "All losses cannot lie within killed, which lies within it already." in refused.text
    made = client.post(
        add, typed | {"one": term("missing").pk, "other": term("casualties").pk, "reason": "So"}
    )
    assert made.status_code == 302
    tie = TermTie.objects.get(one__key="missing", other__key="casualties")
    assert (tie.created_by, tie.reason) == (curator, "So")
    assert client.get(reverse("admin:comparison_termtie_delete", args=[tie.pk])).status_code == 200
    changed = reverse("admin:comparison_term_change", args=[term("casualties").pk])
    assert client.get(changed).status_code == 200
    assert client.get(reverse("admin:comparison_term_add")).status_code == 200


def test_a_new_measure_is_known_by_its_words(world: World, curator: User, client: Client) -> None:
    client.force_login(curator)
    answer = client.post(
        reverse("admin:comparison_term_add"),
        {
            "field": "measure",
            "key": "deserters",
            "name": "deserters",
            "also": "deserted,went home",
            "reason": "Asked for",
        },
    )
    assert answer.status_code == 302
    assert known_terms().measures.keys_for("Went home") == frozenset({"deserters"})
