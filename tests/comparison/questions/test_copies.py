"""Texts that are near-copies of one another are one route, however many print them."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.utils import IntegrityError

from apps.accounts.models import User
from apps.articles.models import Article, Version
from apps.claims.models import Claim
from apps.comparison.actions.copies import (
    copies_wait,
    let_all_wait_for_copies,
    search_copies,
)
from apps.comparison.actions.looking import look_for_origins
from apps.comparison.actions.origins import confirm_same
from apps.comparison.methods.comparing import compare
from apps.comparison.methods.origins import bands, shingles
from apps.comparison.models import CopySearch, OriginDecision
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.routes import LEADERS, likely_copied
from apps.desk.queries.questions.strip import strip_of
from tests.comparison.questions.making import World, again

WIRE = (
    "The minister told reporters on Monday that the dam would hold through the winter, and that"
    " the villages below it were safe. “We have seen eleven cracks and mended every one of them,”"
    " she said, while engineers at the site spoke of fourteen."
)
OTHER = (
    "A storm is expected along the coast by the end of the week. Ferries stay in port until the"
    " wind has dropped, and schools on the islands are closed for as long as it lasts."
)


def leaders() -> dict[str, str]:
    return {
        row.article.title: row.copy_of.title if row.copy_of else row.article.title
        for row in CopySearch.objects.select_related("article", "copy_of")
    }


def reprints(world: World, count: int, text: str = WIRE) -> list[Article]:
    return [world.article(f"{text} Printed as number {number}.") for number in range(count)]


def claim_on(world: World, article: Article, words: str, **more: Any) -> Claim:
    return world.claim(words, article=article, measure="", **more)


def test_reprints_stand_behind_the_first(world: World) -> None:
    printed = reprints(world, 4)
    world.article(OTHER)
    assert copies_wait()
    assert search_copies() == 5
    assert not copies_wait()
    first = printed[0].title
    assert leaders() == {
        **{each.title: first for each in printed},
        "Article 5": "Article 5",
    }
    let_all_wait_for_copies()
    search_copies()
    assert set(leaders().values()) == {first, "Article 5"}


def test_a_later_reprint_is_found_among_those_on_file(world: World) -> None:
    (first,) = reprints(world, 1)
    search_copies()
    late = world.article(f"{WIRE} Printed elsewhere, too.")
    search_copies()
    assert leaders()[late.title] == first.title


def test_a_new_text_is_looked_at_again_with_all_it_stood_for(world: World) -> None:
    first, second, third = reprints(world, 3)
    search_copies()
    fresh = Version(
        article=first, number=2, text=OTHER, length=len(OTHER), sha256="", created_at=None
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(sha256(convert_to(%s, 'UTF8')), 'hex')", [OTHER])
        fresh.sha256 = cursor.fetchone()[0]
    fresh.save()
    Article.objects.filter(pk=first.pk).update(current_version=fresh)
    assert CopySearch.objects.filter(waiting=True).count() == 3
    search_copies()
    told = leaders()
    assert told[first.title] == first.title
    assert told[second.title] == told[third.title] != first.title


def test_nothing_stands_for_itself_through_another(world: World) -> None:
    (article,) = reprints(world, 1)
    with pytest.raises(IntegrityError, match="copy_of_another"), transaction.atomic():
        CopySearch.objects.filter(pk=article.pk).update(copy_of=article)


def test_ten_reprints_are_one_route_to_the_origin(world: World) -> None:
    minister = world.entity("The minister")
    words = "We have seen eleven cracks and mended every one of them"
    printed = reprints(world, 10)
    claims = [claim_on(world, each, words, claimant=minister) for each in printed]
    other = world.article(f"She spoke of the dam. “{words},” it says here. {OTHER}")
    claims.append(claim_on(world, other, words, claimant=minister))
    for each in claims[1:]:
        confirm_same(one=again(claims[0]), other=again(each), by=world.analyst)
    question = world.question(*claims)
    traced = compare(facts_of(question)).traced
    assert len(traced.roots[0].texts) == 11
    search_copies()
    found = compare(facts_of(question))
    (root,) = found.traced.roots
    assert (len(root.articles), len(root.texts), [len(each) for each in root.copies]) == (
        11,
        2,
        [10],
    )
    assert found.traced.summary() == "11 articles, 1 origin"
    (told,) = (each for each in found.findings if each.rule == "one-origin")
    assert told.sentence.startswith("11 articles by 2 routes, 1 origin: The minister")
    assert "are near-copies of one text" in told.working[0]
    strip = strip_of(facts_of(question), found)
    assert strip.routes is not None
    ends = [box.first for box in strip.routes.boxes if box.kind == "article"]
    assert (len(ends), [end.partition(" ")[2] for end in ends]) == (2, ["+9", ""])
    assert "11 articles repeat it by 2 routes" in strip.meaning


def test_what_copies_tell_in_their_own_voice_is_no_origin(world: World) -> None:
    words = "the villages below it were safe"
    claims = [claim_on(world, each, words, best=11) for each in reprints(world, 3)]
    question = world.question(*claims)
    search_copies()
    look_for_origins()
    traced = compare(facts_of(question)).traced
    assert traced.summary() == "3 articles, 0 origins, 3 unresolved"
    # Nobody could say whose words they are: nothing is proposed.
    assert not OriginDecision.objects.exists()


def test_once_somebody_is_named_in_one_copy_the_others_are_proposed(world: World) -> None:
    words = "engineers at the site spoke of fourteen"
    one, other = (claim_on(world, each, words) for each in reprints(world, 2))
    search_copies()
    look_for_origins()
    assert not OriginDecision.objects.exists()
    world.said(one, speaker=world.entity("Wire", "organisation"))
    look_for_origins()
    row = OriginDecision.objects.get()
    assert {row.claim_id, row.other_id} == {one.pk, other.pk}
    assert "passage-copied" in {each["rule"] for each in row.reasons}
    confirm_same(one=again(one), other=again(other), by=world.analyst)
    assert again(one).utterance == again(other).utterance


def test_likely_copies_are_found_through_the_index(world: World) -> None:
    (first,) = reprints(world, 1)
    search_copies()
    own = bands(shingles(f"{WIRE} Printed elsewhere."))
    assert [pk for pk, _text in likely_copied(world.article("x").pk, own)] == [first.pk]
    with connection.cursor() as cursor:
        # Some more that nobody wrote.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "INSERT INTO comparison_copysearch"
            " (article_id, waiting, due_at, method, failures, failure, bands)"
            " SELECT gen_random_uuid(), false, now(), '', 0, '', ARRAY[n, n + 1, n + 2]"
            " FROM generate_series(1, 5000) AS n"
        )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("ANALYZE comparison_copysearch")
        cursor.execute(
            f"EXPLAIN {LEADERS}",
            {"article": first.pk, "bands": list(own), "sharing": 200, "most": 8},
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "copy_search_bands" in plan, plan


def test_the_command_does_all_or_what_is_asked_for(
    world: World, analyst: User, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    reprints(world, 2)
    claim_on(world, world.article(OTHER), "A storm is expected", claimant=world.entity("Kirby"))
    told = StringIO()
    call_command("suggest_all", "origins", "copies", stdout=told)
    # In the order of the work, whatever the order asked for.
    lines = told.getvalue().splitlines()
    assert [line.split(" in ")[0] for line in lines if line.startswith("Searched")] == [
        "Searched 3 articles",
        "Searched 1 claims",
    ]
    told = StringIO()
    call_command("suggest_all", "origins", stdout=told)
    assert told.getvalue().startswith("Nothing waits")
    call_command("suggest_all", "origins", "--again", stdout=told)
    assert "Searched 1 claims" in told.getvalue()
    with pytest.raises(CommandError, match="none of names, claims, copies, origins"):
        call_command("suggest_all", "everything")
