"""What a search finds becomes suggestions, beside what people have decided already."""

import json
from collections.abc import Callable

import pytest

from apps.accounts.models import User
from apps.articles.actions.storing import store_batch
from apps.articles.enums import CaptureMethod, SuggestionState
from apps.articles.models import Article, Publisher, Version
from apps.audit.errors import UndoConflict
from apps.audit.undo import undo
from apps.entities.actions.deciding import accept_name, reject_mentions, reject_name
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import decide_mention, mark_mention
from apps.entities.actions.suggesting import Outcome
from apps.entities.enums import EntityKind, EntityStanding, GazetteerKind
from apps.entities.matching.finding import FoundRole
from apps.entities.models import Entity, GazetteerPlace, Mention, Name, OpenTally, Role
from apps.entities.queries.waiting import open_mentions
from tests.articles.intake.reading import read_one
from tests.entities.suggesting import finding, stands, suggest

TEXT = "Fighting went on in Bakhmut. Artemivsk, as Bakhmut was called, lies in Donetsk region."


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


@pytest.fixture
def gazetteer(db: None) -> None:
    GazetteerPlace.objects.bulk_create(
        [
            GazetteerPlace(
                code="geonames:690791",
                kind=GazetteerKind.COUNTRY,
                name="Ukraine",
                names=["Ukraine", "Україна"],
                keys=["ukraine", "ukraina"],
                country="UA",
                latitude=49.0,
                longitude=32.0,
            ),
            GazetteerPlace(
                code="iso:UA-14",
                kind=GazetteerKind.REGION,
                name="Donetsk region",
                names=["Donetsk region", "Donechchyna"],
                keys=["donetsk region", "donechchyna"],
                country="UA",
            ),
            GazetteerPlace(
                code="geonames:712861",
                kind=GazetteerKind.SETTLEMENT,
                name="Bakhmut",
                names=["Bakhmut", "Бахмут", "Artemivsk"],
                keys=["bakhmut", "bakhmut", "artemivsk"],
                country="UA",
                region="iso:UA-14",
                latitude=48.6,
                longitude=38.0,
                population=73000,
            ),
        ]
    )


def rows() -> list[tuple[object, ...]]:
    """Everything a second search could change."""
    mentions = Mention.objects.order_by("docket").values_list(
        "id", "docket", "entity", "state", "score", "explanation", "considered", "revision"
    )
    return [*mentions, *Role.objects.values_list("id", "title", "state", "revision")]


def test_what_is_found_is_suggested_once_however_often_it_is_searched(
    article: Article, bakhmut: Entity
) -> None:
    places = [
        finding(TEXT, "Bakhmut", bakhmut),
        finding(TEXT, "Artemivsk", bakhmut),
        finding(TEXT, "Bakhmut", bakhmut, nth=2),
    ]
    assert suggest(article, *places) == Outcome(made=3)
    before = rows()
    assert suggest(article, *places) == Outcome()
    assert rows() == before
    mention = Mention.objects.get(quote="Artemivsk")
    assert (mention.method, mention.rule, mention.name_key, mention.score) == (
        "entities.find/1",
        "name on file",
        "artemivsk",
        0.9,
    )
    assert mention.created_by is None
    tallies = OpenTally.objects.order_by("name_key").values_list("name_key", "mentions")
    assert list(tallies) == [("artemivsk", 1), ("bakhmut", 2)]


def test_what_is_not_found_again_is_taken_back_and_the_rest_keeps_its_docket(
    article: Article, bakhmut: Entity
) -> None:
    one, other = finding(TEXT, "Bakhmut", bakhmut), finding(TEXT, "Artemivsk", bakhmut)
    suggest(article, one, other)
    kept = Mention.objects.get(quote="Bakhmut").docket
    assert suggest(article, one) == Outcome(withdrawn=1)
    assert [mention.docket for mention in Mention.objects.all()] == [kept]


def test_what_people_decided_about_words_stays(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    first, second = (finding(TEXT, "Bakhmut", bakhmut, nth=nth) for nth in (1, 2))
    mark_mention(
        version=article.current_version,
        start=first.start,
        end=first.end,
        quote="Bakhmut",
        entity=bakhmut,
        by=analyst,
    )
    suggest(article, first, second)
    reject_mentions(mentions=open_mentions("bakhmut"), by=analyst)
    assert suggest(article, first, second) == Outcome()
    assert stands(article) == [
        ("Bakhmut", "Bakhmut", "confirmed"),
        ("Bakhmut", "Bakhmut", "rejected"),
    ]


def test_marking_words_settles_what_was_suggested_for_them(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    region = create_entity(kind=EntityKind.PLACE, name="Donetsk region", by=analyst)
    suggest(article, finding(TEXT, "Donetsk", bakhmut))
    start = TEXT.index("Donetsk region")
    mark_mention(
        version=article.current_version,
        start=start,
        end=start + 14,
        quote="Donetsk region",
        entity=region,
        by=analyst,
    )
    assert stands(article) == [("Donetsk region", "Donetsk region", "confirmed")]


def test_of_two_equals_the_other_is_left_when_one_was_rejected(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    other = create_entity(kind=EntityKind.PLACE, name="Bakhmut raion", by=analyst)
    both = finding(TEXT, "Bakhmut", bakhmut, other, undecided=True)
    suggest(article, both)
    assert Mention.objects.get().undecided
    reject_mentions(mentions=open_mentions("bakhmut"), by=analyst)
    suggest(article, both)
    open_one = Mention.objects.get(state=SuggestionState.SUGGESTED)
    assert (open_one.entity, open_one.undecided) == (other, False)


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_name_that_was_rejected_is_not_suggested_again(
    article: Article,
    make_article: Callable[..., Article],
    bakhmut: Entity,
    analyst: User,
    everywhere: bool,
) -> None:
    publisher = Publisher.objects.create(name="Sample Wire")
    theirs = make_article("Bakhmut, they say.", publisher=publisher)
    both = [(article, TEXT), (theirs, "Bakhmut, they say.")]
    for one, text in both:
        suggest(one, finding(text, "Bakhmut", bakhmut))
    decided = reject_name(
        name_key="bakhmut",
        entity=bakhmut,
        publisher=None if everywhere else publisher,
        by=analyst,
    )
    assert decided.mentions == (2 if everywhere else 1)
    # A search of other words of the same name: the decision speaks of them all.
    for one, text in both:
        suggest(one, finding(text, "Bakhmut", bakhmut))
    left = Mention.objects.filter(state=SuggestionState.SUGGESTED)
    assert [one.article for one in left] == ([] if everywhere else [article])
    undo(action=decided.action, by=analyst)
    assert Mention.objects.filter(state=SuggestionState.SUGGESTED).count() == 2


def test_a_name_that_means_nobody_is_not_suggested_for_anybody(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    reject_name(name_key="bakhmut", by=analyst)
    assert suggest(article, finding(TEXT, "Bakhmut", bakhmut)) == Outcome()


def test_an_accepted_name_goes_first_and_says_why(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    other = create_entity(kind=EntityKind.PLACE, name="Bakhmut raion", by=analyst)
    accept_name(name_key="bakhmut", entity=other, by=analyst)
    suggest(article, finding(TEXT, "Bakhmut", bakhmut, other, undecided=True))
    mention = Mention.objects.get()
    assert (mention.entity, mention.score, mention.undecided) == (other, 0.99, False)
    assert mention.explanation.endswith("decided that this name means it.")
    assert [one["name"] for one in mention.considered] == ["Bakhmut"]


def test_a_place_of_the_gazetteer_is_proposed_once_and_comes_on_file_when_accepted(
    article: Article, make_article: Callable[..., Article], gazetteer: None, analyst: User
) -> None:
    ref = "gazetteer:geonames:712861"
    second = make_article("Bakhmut again.")
    suggest(article, finding(TEXT, "Bakhmut", ref))
    suggest(second, finding("Bakhmut again.", "Bakhmut", ref))
    place = Entity.objects.get()
    assert (place.standing, place.geonames) == (EntityStanding.PROPOSED, "712861")
    assert place.names.count() == 0

    mention = Mention.objects.get(article=article)
    _, action = decide_mention(
        mention=mention, state=SuggestionState.CONFIRMED, by=analyst, expected_revision=1
    )
    place.refresh_from_db()
    assert (place.standing, place.latitude, place.geo_precision) == ("on_file", 48.6, 1)
    seen = {name.text: name.seen for name in place.names.all()}
    assert seen == {"Bakhmut": True, "Бахмут": False, "Artemivsk": False}

    undo(action=action, by=analyst)
    place.refresh_from_db()
    assert (place.standing, place.names.count()) == (EntityStanding.PROPOSED, 0)
    assert OpenTally.objects.get().mentions == 2


def test_places_on_file_find_the_region_and_country_they_lie_in(
    article: Article, gazetteer: None, analyst: User
) -> None:
    for words, code in (("Bakhmut", "geonames:712861"), ("Donetsk region", "iso:UA-14")):
        suggest(article, finding(TEXT, words, f"gazetteer:{code}"))
        accept_name(name_key=words.lower(), entity=Entity.objects.get(name=words), by=analyst)
    bakhmut, region = (Entity.objects.get(name=name) for name in ("Bakhmut", "Donetsk region"))
    assert bakhmut.parent == region
    assert region.parent is None


def test_a_generated_spelling_counts_as_seen_once_its_words_are_confirmed(
    article: Article, bakhmut: Entity, analyst: User
) -> None:
    Name.objects.create(entity=bakhmut, text="Artemivsk", scheme="old", seen=False)
    suggest(article, finding(TEXT, "Artemivsk", bakhmut))
    accept_name(name_key="artemivsk", entity=bakhmut, by=analyst)
    assert Name.objects.get(text="Artemivsk").seen


def test_a_proposal_goes_with_its_last_suggestion(article: Article, gazetteer: None) -> None:
    suggest(article, finding(TEXT, "Bakhmut", "gazetteer:geonames:712861"))
    suggest(article)
    assert (Entity.objects.count(), Mention.objects.count()) == (0, 0)


def test_new_people_are_proposed_with_their_roles_which_come_along(
    make_article: Callable[..., Article], analyst: User
) -> None:
    text = "National Security Council spokesman John Kirby said so."
    article = make_article(text)
    kirby = finding(text, "John Kirby", "new:person:John Kirby")
    council = finding(
        text, "National Security Council", "new:organisation:National Security Council"
    )
    start = text.index("spokesman")
    role = FoundRole("spokesman", start, start + 9, person=1, body=0)
    assert suggest(article, council, kirby, roles=(role,)) == Outcome(made=2, roles=1)
    before = rows()
    assert suggest(article, council, kirby, roles=(role,)) == Outcome()
    assert rows() == before

    mention = Mention.objects.get(quote="John Kirby")
    _, action = decide_mention(
        mention=mention, state=SuggestionState.CONFIRMED, by=analyst, expected_revision=1
    )
    stored = Role.objects.get()
    assert (stored.title, stored.state) == ("spokesman", SuggestionState.CONFIRMED)
    standings = {entity.name: entity.standing for entity in Entity.objects.all()}
    assert standings == {"John Kirby": "on_file", "National Security Council": "on_file"}
    undo(action=action, by=analyst)
    assert set(Entity.objects.values_list("standing", flat=True)) == {EntityStanding.PROPOSED}


def test_a_role_can_be_left_out(make_article: Callable[..., Article], analyst: User) -> None:
    text = "spokesman John Kirby said so."
    article = make_article(text)
    kirby = finding(text, "John Kirby", "new:person:John Kirby")
    suggest(article, kirby, roles=(FoundRole("spokesman", 0, 9, person=0),))
    decide_mention(
        mention=Mention.objects.get(),
        state=SuggestionState.CONFIRMED,
        by=analyst,
        expected_revision=1,
        without_roles=[Role.objects.get().pk],
    )
    assert Role.objects.get().state == SuggestionState.REJECTED


def test_suggestions_are_carried_to_a_new_version_and_completed_there(
    bakhmut: Entity, analyst: User
) -> None:
    def bring_in(text: str) -> Article:
        line = json.dumps({"text": text, "title": "A", "url": "https://example.org/a"})
        [stored] = store_batch(
            records=[read_one("a.jsonl", line.encode())], method=CaptureMethod.PASTE, by=analyst
        )
        return Article.objects.get(pk=stored.article)

    old, new = "We saw Bakhmut.", "Today we saw Bakhmut. Artemivsk!"
    article = bring_in(old)
    suggest(article, finding(old, "Bakhmut", bakhmut))
    docket = Mention.objects.get().docket
    bring_in(new)
    both = finding(new, "Bakhmut", bakhmut), finding(new, "Artemivsk", bakhmut)
    assert suggest(article, *both) == Outcome(made=1)
    assert Mention.objects.get(quote="Bakhmut").docket == docket
    assert Version.objects.filter(article=article).count() == 2


def test_undoing_an_acceptance_that_others_rest_on_is_refused(
    article: Article, gazetteer: None, analyst: User
) -> None:
    ref = "gazetteer:geonames:712861"
    suggest(article, *(finding(TEXT, "Bakhmut", ref, nth=nth) for nth in (1, 2)))
    first, second = Mention.objects.order_by("start")
    actions = [
        decide_mention(
            mention=one, state=SuggestionState.CONFIRMED, by=analyst, expected_revision=1
        )[1]
        for one in (first, second)
    ]
    with pytest.raises(UndoConflict):
        undo(action=actions[0], by=analyst)
    undo(action=actions[1], by=analyst)
    undo(action=actions[0], by=analyst)
    assert Entity.objects.get().standing == EntityStanding.PROPOSED
