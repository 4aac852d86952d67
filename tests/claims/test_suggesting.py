"""What is read in texts becomes suggestions, beside what people have decided already."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.articles.actions.storing import store_batch
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.enums import CaptureMethod, SuggestionState
from apps.articles.models import Article
from apps.audit.undo import undo
from apps.claims.actions.claims import delete_claim, edit_claim, make_claim, tag_claim
from apps.claims.actions.deciding import decide_claim
from apps.claims.actions.suggesting import suggest_claims
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim, OpenClaims
from apps.entities.actions.entities import create_entity
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.articles.intake.reading import read_one
from tests.claims.making import words
from tests.claims.reading import TEXT, by_key, claim_read, kirbys, stands, suggest


def bring_in(text: str, by: User) -> Article:
    line = json.dumps({"text": text, "title": "A", "url": "https://example.org/a"})
    [stored] = store_batch(
        records=[read_one("a.jsonl", line.encode())], method=CaptureMethod.PASTE, by=by
    )
    return Article.objects.get(pk=stored.article)


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


def test_what_is_read_is_kept_with_all_that_hangs_on_it(
    article: Article, kirby: Entity, bakhmut: Entity
) -> None:
    read = kirbys(kirby=kirby, bakhmut=bakhmut)
    outcome = suggest(article, *read.claims)
    assert (outcome.made, outcome.changed, outcome.withdrawn) == (3, 0, 0)
    figure, share, caveat = by_key("killed 20000"), by_key("half"), by_key("caveat")
    assert (figure.state, figure.rule, figure.score) == ("suggested", "figure-said", 0.8)
    assert (figure.claimant, figure.claimant_words, figure.place) == (kirby, "", bakhmut)
    assert (figure.low, figure.high, figure.measure, figure.period) == (
        20001,
        None,
        "killed",
        "since Dec 2022",
    )
    assert figure.population_words == "Russian soldiers"
    assert (share.share_of, share.share) == (figure, "0 % to 100 %")
    assert [str(one) for one in figure.relays.all()] == ["told reporters"]
    assert list(figure.entities.all()) == [bakhmut]
    words = figure.field_words.order_by("field").values_list("field", "basis", "quote")
    assert list(words) == [
        ("claimant", "stated", "John Kirby"),
        ("figure", "stated", "More than 20,000"),
        ("period", "stated", "since December"),
        ("place", "stated", "Bakhmut"),
        ("population", "stated", "Russian soldiers"),
    ]
    assert {(link.other_id, link.kind) for link in caveat.links.all()} == {
        (figure.pk, "limits"),
        (share.pk, "limits"),
    }
    assert [(link.other, link.kind) for link in share.links.all()] == [(figure, "part")]
    assert (figure.caveats, figure.caveats_proposed, caveat.caveat_kind) == (0, 1, "unverified")
    assert OpenClaims.objects.get().claims == 3
    assert Claim.objects.filter(created_by=None).count() == 3


def test_storing_twice_changes_nothing(article: Article, kirby: Entity) -> None:
    read = kirbys(kirby=kirby).claims
    suggest(article, *read)
    before = list(Claim.objects.order_by("docket").values())
    outcome = suggest(article, *read)
    assert (outcome.made, outcome.changed, outcome.withdrawn) == (0, 0, 0)
    assert list(Claim.objects.order_by("docket").values()) == before
    assert len(stands(article)) == 3


def test_storing_in_two_at_once_proposes_nothing_twice_and_other_articles_stay(
    make_article: Callable[..., Article],
) -> None:
    one, other = make_article(TEXT), make_article(f"{TEXT} Again.")
    suggest(one, *kirbys().claims)
    suggest(other, *kirbys().claims)
    assert (len(stands(one)), len(stands(other)), OpenClaims.objects.count()) == (3, 3, 2)


def test_what_is_not_read_any_more_is_taken_back(article: Article) -> None:
    figure, share, caveat = kirbys().claims
    suggest(article, figure, share, caveat)
    docket = by_key("half").docket
    outcome = suggest(article, figure, replace(share, quantity=None, part_of=None))
    assert (outcome.made, outcome.changed, outcome.withdrawn) == (0, 1, 1)
    half = by_key("half")
    assert (half.docket, half.revision, half.share_of, half.links.count()) == (docket, 2, None, 0)
    assert by_key("killed 20000").caveats_proposed == 0
    assert suggest(article).withdrawn == 2
    assert (Claim.objects.count(), OpenClaims.objects.count()) == (0, 0)


@pytest.mark.parametrize("state", ["rejected", "confirmed"])
def test_what_was_decided_stays_so_under_another_key_and_on_a_changed_text(
    analyst: User, state: str
) -> None:
    article = bring_in(TEXT, analyst)
    suggest(article, *kirbys().claims)
    figure = by_key("killed 20000")
    decide_claim(
        claim=figure, state=SuggestionState(state), by=analyst, expected_revision=figure.revision
    )
    before = Claim.objects.filter(pk=figure.pk).values().get()
    again = kirbys().claims
    renamed = replace(again[0], key="another key")
    assert suggest(article, renamed, *again[1:]).made == 0
    new = TEXT.replace("About half", "Nearly half").replace("More than", "Today: More than")
    bring_in(new, analyst)
    moved = kirbys(new.replace("Nearly half", "About half")).claims
    outcome = suggest(article, replace(moved[0], key="a third"), moved[2])
    assert (outcome.made, outcome.withdrawn) == (0, 1)
    after = Claim.objects.filter(pk=figure.pk).values().get()
    # The caveat limits it still, and is only proposed.
    assert after == before
    # What limits a rejected claim is kept, so that it is there again when that is undone.
    assert by_key("caveat").links.filter(other=figure).exists()


def test_what_is_read_again_on_a_new_version_keeps_its_docket_and_points_into_it(
    analyst: User,
) -> None:
    article = bring_in(TEXT, analyst)
    suggest(article, *kirbys().claims)
    dockets = {one.suggestion_key: one.docket for one in Claim.objects.all()}
    new = f"Updated. {TEXT}"
    bring_in(new, analyst)
    outcome = suggest(article, *kirbys(new).claims)
    assert (outcome.made, outcome.withdrawn) == (0, 0)
    assert {one.suggestion_key: one.docket for one in Claim.objects.all()} == dockets
    article.refresh_from_db()
    known = by_key("killed 20000").field_words.get(field="place")
    assert (known.version, known.start) == (article.current_version, new.index("Bakhmut"))
    assert suggest(article, *kirbys(new).claims).changed == 0


def test_an_older_version_changes_nothing(analyst: User) -> None:
    article = bring_in(TEXT, analyst)
    old = article.current_version
    bring_in(f"Updated. {TEXT}", analyst)
    assert suggest_claims(read=[(old, kirbys())]).stored == set()
    assert Claim.objects.count() == 0


def test_what_somebody_took_out_by_hand_is_not_proposed_beside_it(
    article: Article, analyst: User
) -> None:
    words_of = "More than 20,000 Russian soldiers were killed"
    by_hand = make_claim(
        **words(article, words_of),
        statement="20,000 dead",
        typed=TypedFields(figure_words="More than 20,000"),
        by=analyst,
    )
    suggest(article, *kirbys().claims)
    assert not Claim.objects.filter(suggestion_key="killed 20000").exists()
    by_hand.refresh_from_db()
    assert (by_hand.caveats, by_hand.caveats_proposed) == (0, 1)
    assert by_key("half").share_of == by_hand


def test_another_figure_over_the_same_words_is_proposed(article: Article, analyst: User) -> None:
    make_claim(
        **words(article, "More than 20,000 Russian soldiers were killed"),
        statement="Fewer",
        typed=TypedFields(figure_words="fewer than 90"),
        by=analyst,
    )
    suggest(article, *kirbys().claims)
    assert by_key("killed 20000").state == "suggested"


def test_what_a_person_changed_or_tagged_is_neither_changed_nor_taken_back(
    article: Article, analyst: User
) -> None:
    suggest(article, *kirbys().claims)
    edited, tagged = by_key("killed 20000"), by_key("half")
    change_of = edited.revision
    edit_claim(
        claim=edited,
        by=analyst,
        expected_revision=change_of,
        statement="Corrected",
        kind=ClaimKind.FIGURE,
        claimant=None,
        status=ClaimStatus.UNVERIFIED,
        caveat="",
        entities=[],
        tags=[],
    )
    tag_claim(claim=tagged, tag=get_or_create_tag(name="losses", by=analyst), by=analyst)
    assert suggest(article, *kirbys().claims).changed == 0
    assert suggest(article).withdrawn == 1
    edited.refresh_from_db()
    assert (edited.statement, edited.corrected, edited.state) == ("Corrected", True, "suggested")
    assert Claim.objects.filter(pk=tagged.pk, corrected=False).exists()


def test_what_somebody_deleted_is_not_proposed_again(article: Article, curator: User) -> None:
    suggest(article, *kirbys().claims)
    action = delete_claim(claim=by_key("half"), by=curator)
    assert suggest(article, *kirbys().claims).made == 0
    undo(action=action, by=curator)
    assert suggest(article, *kirbys().claims).made == 0
    assert by_key("half").state == "suggested"


def test_saving_an_unchanged_form_corrects_nothing(article: Article, analyst: User) -> None:
    suggest(article, *kirbys().claims)
    claim = by_key("half")
    edit_claim(
        claim=claim,
        by=analyst,
        expected_revision=claim.revision,
        statement=claim.statement,
        kind=ClaimKind(claim.kind),
        claimant=claim.claimant,
        status=ClaimStatus.UNVERIFIED,
        caveat="",
        entities=claim.entities.all(),
        tags=[],
    )
    assert by_key("half").corrected is False


def test_a_claim_goes_with_an_entity_that_is_merged(
    article: Article, kirby: Entity, analyst: User
) -> None:
    other = create_entity(kind=EntityKind.PERSON, name="J. Kirby", by=analyst)
    suggest(article, *kirbys(kirby=other).claims)
    merge(kept=kirby, absorbed=other, by=analyst)
    claim = by_key("killed 20000")
    assert (claim.claimant, claim.corrected) == (kirby, False)
    # Read before the merge, stored after it.
    assert suggest(article, *kirbys(kirby=other).claims).changed == 0


def test_a_claim_that_the_desk_would_refuse_is_left_out_alone(article: Article) -> None:
    figure, share, caveat = kirbys().claims
    nothing = replace(figure, statement=" ", key="nothing")
    assert suggest(article, nothing, share, caveat).made == 2


def test_the_number_of_queries_does_not_grow_with_the_claims(
    make_article: Callable[..., Article],
) -> None:
    def queries(number: int) -> int:
        text = " ".join(f"Place {place} fell." for place in range(number))
        article = make_article(text)
        read = [claim_read(text, f"Place {place} fell") for place in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as made:
            suggest(article, *read)
        return len(made)

    assert queries(1) == queries(3)
