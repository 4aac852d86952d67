"""Bringing in: what becomes of each line, what a rehearsal leaves, and undoing it."""

import pytest
from django.core.management import CommandError, call_command

from apps.accounts.errors import NotPermitted
from apps.audit.undo import undo
from apps.entities.actions.bringing_in import Fate, bring_in
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.exchange import EntityRecord, Read, SpelledName
from apps.entities.models import Entity, Name
from apps.entities.queries.records import records_of

pytestmark = pytest.mark.django_db
PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def lines(*records):
    return [Read(number, record) for number, record in enumerate(records, 2)]


def fates(outcome):
    return [(line.fate, line.reason) for line in outcome.lines]


def test_new_ones_come_on_file_with_spellings_numbers_and_what_they_lie_within(analyst):
    outcome = bring_in(
        reads=lines(
            EntityRecord(PLACE, "Bakhmut", id="b", parent="d", latitude=48.59, longitude=38.0),
            EntityRecord(
                PLACE, "Donetsk Oblast", id="d", names=(SpelledName("Донецька область"),)
            ),
        ),
        by=analyst,
    )
    assert fates(outcome) == [(Fate.NEW, ""), (Fate.NEW, "")]
    place = Entity.objects.get(name="Bakhmut")
    assert (place.parent.name, place.latitude) == ("Donetsk Oblast", 48.59)
    assert place.parent.names.filter(seen=True).count() == 2
    undo(action=outcome.action, by=analyst)
    assert not Entity.objects.exists()


def test_a_rehearsal_says_the_same_and_files_nothing(analyst):
    reads = lines(EntityRecord(PLACE, "Bakhmut"), EntityRecord(PLACE, "Bakhmut"))
    rehearsed = bring_in(reads=reads, by=analyst, rehearsal=True)
    assert not Entity.objects.exists()
    assert not Name.objects.exists()
    filed = bring_in(reads=reads, by=analyst)
    assert [line.fate for line in filed.lines] == [line.fate for line in rehearsed.lines]
    assert rehearsed.counts == {
        Fate.NEW: 1,
        Fate.CHANGED: 0,
        Fate.SAME: 0,
        Fate.HELD: 1,
        Fate.REFUSED: 0,
    }


def test_what_is_empty_is_filled_and_what_is_there_is_left(analyst):
    place = create_entity(kind=PLACE, name="Kyiv", by=analyst, wikidata="Q1899", iso="UA-30")
    record = EntityRecord(
        PLACE,
        "Київ",
        names=(SpelledName("Kyiv"),),
        description="The capital.",
        identifiers={"wikidata": "Q1899", "geonames": "703448", "iso": "UA-32"},
    )
    outcome = bring_in(reads=lines(record), by=analyst)
    assert fates(outcome) == [(Fate.CHANGED, "Left as it is on file: iso.")]
    place.refresh_from_db()
    assert (place.geonames, place.iso, place.description) == ("703448", "UA-30", "The capital.")
    assert place.names.filter(text="Київ", seen=True).exists()
    again = bring_in(reads=lines(record), by=analyst)
    assert [line.fate for line in again.lines] == [Fate.SAME]


def test_a_name_alone_never_decides_unless_asked_to(analyst):
    kirby = create_entity(kind=PERSON, name="John Kirby", by=analyst)
    record = EntityRecord(PERSON, "john kirby", description="Spokesman.")
    outcome = bring_in(reads=lines(record), by=analyst)
    assert fates(outcome) == [
        (
            Fate.HELD,
            f"One of this name is on file: {kirby.docket_label} John Kirby. "
            "Give its id if it is the same.",
        )
    ]
    outcome = bring_in(reads=lines(record), by=analyst, same_names=True)
    assert [line.fate for line in outcome.lines] == [Fate.CHANGED]
    kirby.refresh_from_db()
    assert kirby.description == "Spokesman."


def test_an_id_of_ours_counts_only_where_a_name_agrees_and_is_followed_through_a_merge(analyst):
    kept = create_entity(kind=PERSON, name="John Kirby", by=analyst)
    gone = create_entity(kind=PERSON, name="J. Kirby", by=analyst)
    Entity.objects.filter(pk=gone.pk).update(standing=EntityStanding.MERGED, merged_into=kept)
    own = EntityRecord(PERSON, "John Kirby", id=gone.docket_label, description="Spokesman.")
    other = EntityRecord(PERSON, "Somebody Else", id=kept.docket_label)
    outcome = bring_in(reads=lines(own, other), by=analyst)
    assert [line.fate for line in outcome.lines] == [Fate.CHANGED, Fate.HELD]
    assert "bears none of these names" in outcome.lines[1].reason


def test_numbers_of_several_are_held_and_numbers_that_differ_tell_namesakes_apart(analyst):
    create_entity(kind=PLACE, name="Pokrovsk", by=analyst, geonames="1")
    create_entity(kind=PLACE, name="Pokrov", by=analyst, wikidata="Q2")
    both = EntityRecord(PLACE, "X", identifiers={"geonames": "1", "wikidata": "Q2"})
    namesake = EntityRecord(PLACE, "Pokrovsk", identifiers={"geonames": "3"})
    outcome = bring_in(reads=lines(both, namesake), by=analyst)
    assert [line.fate for line in outcome.lines] == [Fate.HELD, Fate.NEW]
    assert outcome.lines[0].reason.startswith("Its numbers are those of several")


def test_bad_parents_are_told_and_lose_nothing(analyst):
    outcome = bring_in(
        reads=lines(
            EntityRecord(PLACE, "A", id="a", parent="b"),
            EntityRecord(PLACE, "B", id="b", parent="a"),
            EntityRecord(PLACE, "C", parent="nowhere"),
            EntityRecord(EntityKind.ORGANISATION, "D", parent="a"),
        ),
        by=analyst,
    )
    assert [line.fate for line in outcome.lines] == [Fate.NEW] * 4
    assert [line.reason for line in outcome.lines] == [
        "",
        "It cannot lie within A: that lies within it.",
        "“nowhere”, which it lies within, is neither in the file nor on file.",
        "It cannot lie within A, which is of another kind.",
    ]


def test_refused_lines_are_kept_with_their_number(analyst):
    outcome = bring_in(reads=[Read(7, None, "It has no name.")], by=analyst)
    assert [(line.line, line.fate, line.reason) for line in outcome.told] == [
        (7, Fate.REFUSED, "It has no name.")
    ]


def test_viewers_bring_nothing_in(viewer):
    with pytest.raises(NotPermitted):
        bring_in(reads=[], by=viewer)


@pytest.mark.parametrize("name", ["all.csv", "all.ftm.json"])
def test_what_is_taken_out_and_brought_in_again_is_as_it_was(analyst, tmp_path, capsys, name):
    bring_in(
        reads=lines(
            EntityRecord(
                PLACE,
                "Bakhmut",
                id="b",
                parent="d",
                latitude=48.59,
                longitude=38.0,
                names=(SpelledName("Бахмут", language="uk"), SpelledName("=1+1")),
            ),
            EntityRecord(PLACE, "Donetsk Oblast", id="d"),
            EntityRecord(PERSON, "John Kirby", identifiers={"wikidata": "Q1"}),
        ),
        by=analyst,
    )
    before = list(records_of(Entity.objects.all()))
    path = str(tmp_path / name)
    call_command("export_entities", path)
    call_command("import_entities", path)
    assert capsys.readouterr().out.splitlines()[-1] == (
        "0 new, 0 changed, 3 as it was, 0 held, 0 refused."
    )
    Entity.objects.update(parent=None)
    Entity.objects.all().delete()
    call_command("import_entities", path)
    after = list(records_of(Entity.objects.all()))
    assert [(one.name, set(one.names), one.latitude) for one in after] == [
        (one.name, set(one.names), one.latitude) for one in before
    ]
    assert Entity.objects.get(name="Bakhmut").parent.name == "Donetsk Oblast"


def test_the_command_tells_what_is_wrong_with_a_file(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"kind,name\nperson,\xff\n")
    (tmp_path / "y.csv").write_text("nothing\n")
    for name, told in [
        ("x.csv", "not UTF-8"),
        ("y.csv", "must name the columns"),
        ("z.csv", "cannot be read"),
        ("z.xlsx", "Say the format"),
    ]:
        with pytest.raises(CommandError, match=told):
            call_command("import_entities", str(tmp_path / name))
