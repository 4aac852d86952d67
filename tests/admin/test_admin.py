"""The admin: behind the rules, quick with any number of rows, and nothing immutable changes."""

import io

import pytest
from django.contrib import admin
from django.urls import reverse
from openpyxl import load_workbook

from apps.accounts.enums import Role
from apps.articles.actions.tagging import get_or_create_tag, tag_articles, tag_span
from apps.articles.models import Article, ArticleTag, Publisher, Tag, Version
from apps.audit.queries import history
from apps.claims.actions.claims import make_claim
from apps.claims.models import Claim, ClaimTag
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.enums import CorrectionEffect
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Name, Place
from apps.notes.actions.notes import write_note

pytestmark = pytest.mark.django_db

OURS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in ("accounts", "articles", "entities", "claims", "notes")
]


def page(model, name="changelist", *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


@pytest.fixture
def world(make_article, analyst):
    """As many rows of everything as asked for; each call adds more."""
    count = iter(range(1000))

    def add(rows):
        for _ in range(rows):
            n = next(count)
            publisher = Publisher.objects.create(name=f"Wire {n}")
            article = make_article(
                f"Kirby {n} spoke in Bakhmut.", title=f"Title {n}", publisher=publisher
            )
            version = article.current_version
            person = create_entity(kind=EntityKind.PERSON, name=f"Kirby {n}", by=analyst)
            parent = create_entity(kind=EntityKind.PLACE, name=f"Region {n}", by=analyst)
            create_entity(kind=EntityKind.PLACE, name=f"Town {n}", by=analyst, parent=parent)
            create_entity(kind=EntityKind.ORGANISATION, name=f"Body {n}", by=analyst)
            tag = get_or_create_tag(name=f"tag {n}", by=analyst)
            place = {"version": version, "start": 0, "end": 5, "quote": "Kirby", "by": analyst}
            mark_mention(**place, entity=person)
            claim = make_claim(
                **place, statement=f"Claim {n}", claimant=person, entities=[person], tags=[tag]
            )
            write_note(**place, body=f"Note {n}", claim=claim)
            tag_span(**place, tag=tag)
            tag_articles(articles=[article.pk], tag=tag, by=analyst)

    add(1)
    return add


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(
    client, admin_person, world, model, django_assert_max_num_queries
):
    client.force_login(admin_person)
    client.get(page(model))
    with django_assert_max_num_queries(13) as one:
        assert client.get(page(model)).status_code == 200
    world(2)
    with django_assert_max_num_queries(13) as three:
        assert client.get(page(model)).status_code == 200

    assert len(three.captured_queries) == len(one.captured_queries)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_every_row_opens_with_its_history(client, admin_person, world, model):
    client.force_login(admin_person)
    row = model._default_manager.first()
    if row is None:
        pytest.skip("no rows of this kind in the world")

    assert client.get(page(model, "change", row.pk)).status_code == 200
    if model._meta.app_label != "accounts":
        assert client.get(page(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize(
    ("role", "status", "users"),
    [
        (Role.VIEWER, 302, 302),
        (Role.ANALYST, 302, 302),
        (Role.CURATOR, 200, 403),
        (Role.ADMIN, 200, 200),
    ],
)
def test_who_comes_in(client, make_user, role, status, users):
    client.force_login(make_user(role, "somebody"))

    assert client.get(reverse("admin:index")).status_code == status
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == users


def test_texts_are_read_only(client, curator, make_article):
    client.force_login(curator)
    version = make_article("Text").current_version

    response = client.post(page(Version, "change", version.pk), {"text": "Other"})

    assert response.status_code == 403
    assert Version.objects.get().text == "Text"
    assert client.get(page(Version, "delete", version.pk)).status_code == 403
    assert client.get(page(Article, "delete", version.article_id)).status_code == 403


def test_a_change_is_kept_with_who_and_why(client, curator):
    client.force_login(curator)
    publisher = Publisher.objects.create(name="Wire")

    client.post(
        page(Publisher, "change", publisher.pk),
        {
            "name": "Wire",
            "reliability": "B",
            "about": "",
            "seen_revision": 1,
            "reason": "Checked ten reports",
        },
    )

    entry = history(publisher, 1)[0]
    assert (entry.who, entry.sentence) == ("curator", "Checked ten reports")
    assert Publisher.objects.get().reliability == "B"
    assert b"Checked ten reports" in client.get(page(Publisher, "history", publisher.pk)).content


def test_a_change_over_somebody_elses_is_refused_and_keeps_what_was_typed(client, curator):
    client.force_login(curator)
    publisher = Publisher.objects.create(name="Wire")
    Publisher.objects.update(about="Changed meanwhile", revision=2)

    response = client.post(
        page(Publisher, "change", publisher.pk),
        {"name": "Typed name", "reliability": "", "about": "", "seen_revision": 1},
    )

    assert response.status_code == 200
    assert "Somebody else changed this" in response.content.decode()
    assert "Typed name" in response.content.decode()
    assert Publisher.objects.get().about == "Changed meanwhile"


@pytest.mark.parametrize("typed", ["Prigozin", "ПРИГОЖИН", "prigozh", "P-1"])
def test_people_are_found_by_any_spelling(client, curator, analyst, typed):
    client.force_login(curator)
    person = create_entity(kind=EntityKind.PERSON, name="Yevgeny Prigozhin", by=analyst)
    for spelling in ("Prigozhin", "Prigozin", "Пригожин"):
        add_name(entity=person, text=spelling, by=analyst)
    create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    model = next(model for model in OURS if model.__name__ == "Person")
    Entity.objects.filter(pk=person.pk).update(docket=1)
    Entity.objects.filter(name="John Kirby").update(docket=2)

    response = client.get(page(model), {"q": typed})

    assert [row.name for row in response.context["cl"].result_list] == ["Yevgeny Prigozhin"]


def test_coordinates_out_of_range_are_explained(client, curator):
    client.force_login(curator)

    response = client.post(
        page(Place, "add"),
        {
            "name": "Nowhere",
            "latitude": "91",
            "longitude": "10",
            "names-TOTAL_FORMS": 0,
            "names-INITIAL_FORMS": 0,
        },
    )

    assert "Must be between -90 and 90 degrees." in response.content.decode()
    assert not Place.objects.exists()


def test_a_place_made_here_has_its_name_on_file(client, curator):
    client.force_login(curator)

    client.post(
        page(Place, "add"),
        {"name": "Bakhmut", "names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0},
    )

    place = Place.objects.get()
    assert place.docket_label == f"L-{place.docket}"
    assert list(Name.objects.values_list("text", flat=True)) == ["Bakhmut"]


def test_tagging_many_articles_at_once(client, curator, make_article, analyst):
    client.force_login(curator)
    articles = [make_article(f"Text {n}") for n in range(2)]
    tag = get_or_create_tag(name="losses", by=analyst)
    chosen = {"action": "tag_with", "_selected_action": [str(a.pk) for a in articles]}

    asked = client.post(page(Article), chosen)
    done = client.post(page(Article), {**chosen, "tag": str(tag.pk)}, follow=True)

    assert "losses" in asked.content.decode()
    assert "Tagged 2 more with losses." in done.content.decode()
    assert ArticleTag.objects.count() == 2


def test_merging_tags_moves_all_they_are_on(client, curator, analyst, world):
    client.force_login(curator)
    article = Article.objects.get()
    kept, twin = (get_or_create_tag(name=name, by=analyst) for name in ("losses", "Loss"))
    old = Tag.objects.get(name="tag 0")
    tag_articles(articles=[article.pk], tag=kept, by=analyst)

    client.post(
        page(Tag),
        {
            "action": "merge_into",
            "_selected_action": [str(kept.pk), str(twin.pk), str(old.pk)],
            "tag": str(kept.pk),
        },
    )

    assert list(Tag.objects.values_list("name", flat=True)) == ["losses"]
    assert list(ArticleTag.objects.values_list("tag__name", flat=True)) == ["losses"]
    assert list(ClaimTag.objects.values_list("tag__name", flat=True)) == ["losses"]


def test_claims_leave_with_their_caveats_and_no_formulae(client, curator, analyst, make_article):
    client.force_login(curator)
    article = make_article("Twenty were killed.")
    make_claim(
        version=article.current_version,
        start=0,
        end=17,
        quote=None,
        statement="=HYPERLINK(1)",
        caveat="Not verified",
        by=analyst,
    )
    said = CorrectionSaid(CorrectionEffect.RETRACTED, "Never")
    made, _ = correct(said=said, article=article, by=analyst)

    response = client.post(
        page(Claim, "export"),
        {
            "format": "1",
            "resource": "",
            **{
                f"correctedclaimresource_{name}": "on"
                for name in ("docket", "statement", "caveat", "corrections")
            },
        },
    )

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert rows[0] == ("docket", "statement", "caveat", "corrections")
    assert rows[1][1:] == ("HYPERLINK(1)", "Not verified", f"{made.docket_label} Never")


def test_an_import_shows_what_would_change_before_it_does(client, curator):
    client.force_login(curator)
    Publisher.objects.create(name="Wire", reliability="C")
    table = io.BytesIO(b"name,reliability,about\nWire,B,\nDaily,,new\n")
    table.name = "publishers.csv"

    response = client.post(
        page(Publisher, "import"), {"import_file": table, "format": "0", "resource": ""}
    )

    assert response.status_code == 200
    shown = response.context["result"]
    assert [row.import_type for row in shown.rows] == ["update", "new"]
    assert Publisher.objects.get().reliability == "C"


def test_nothing_inline_in_any_admin_page(client, admin_person, world):
    client.force_login(admin_person)
    for model in OURS:
        html = client.get(page(model)).content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html
