from apps.accounts.models import User
from apps.audit.queries import FieldChange, HistoryEntry, history
from apps.entities.actions.entities import add_name, create_entity, edit_entity, remove_name
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Name, Place


def told(entries: list[HistoryEntry]) -> list[tuple[str, str, tuple[FieldChange, ...]]]:
    return [(entry.who, entry.sentence, entry.changes) for entry in entries]


def test_history_says_who_did_what_newest_first_with_values_before_and_after(
    analyst: User, curator: User
) -> None:
    oblast = create_entity(kind=EntityKind.PLACE, name="Donetsk region", by=analyst)
    city = create_entity(kind=EntityKind.PLACE, name="Bahmut", by=analyst)
    edit_entity(
        entity=city,
        by=curator,
        expected_revision=1,
        name="Bakhmut",
        parent=oblast,
        geo_precision=1,
    )
    assert told(history(city)) == [
        (
            "curator",
            "Changed what is known about Bahmut",
            (
                FieldChange("Name", "Bahmut", "Bakhmut"),
                FieldChange("Parent", "", "Donetsk region"),
                FieldChange("Geo precision", "", "Exact location"),
            ),
        ),
        ("analyst", "Put a new place on file", ()),
    ]


def test_what_hangs_on_the_row_is_told_too_and_one_action_is_one_entry(analyst: User) -> None:
    city = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    name = add_name(entity=city, text="Бахмут", by=analyst)
    remove_name(name=name, by=analyst)
    entries = history(city, attached=[(Name, "entity")])
    # A test is one transaction, and so one moment: the order between kinds of rows is open here.
    assert sorted(entry.sentence for entry in entries) == [
        "Added the spelling “Бахмут” to Bakhmut",
        "Put a new place on file",
        "Removed the spelling “Бахмут”",
    ]
    assert len({entry.action for entry in entries}) == 3


def test_the_value_before_is_known_even_beyond_the_limit(analyst: User) -> None:
    city = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    for revision, text in enumerate(["a city", "a town", "a city in ruins"], start=1):
        edit_entity(entity=city, by=analyst, expected_revision=revision, description=text)
    [entry] = history(Place.objects.get(pk=city.pk), 1)
    assert entry.changes == (FieldChange("Description", "a town", "a city in ruins"),)


def test_a_write_without_a_reason_is_the_products_own(db: None) -> None:
    city = Entity(kind=EntityKind.PLACE, name="Bakhmut")
    city.save()
    assert told(history(city)) == [("Fogline", "Put on file", ())]
