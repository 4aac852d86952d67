"""File formats: what goes out comes back, whatever it holds; bad lines lose nothing else."""

import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.entities.enums import EntityKind, NameKind
from apps.entities.exchange import FORMATS, EntityRecord, Refused, SpelledName, format_of
from apps.ui.spreadsheets import harmless, taken_back

# No control characters and no white space at the ends: names are filed without.
WORDS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
CELLS = WORDS | st.sampled_from(
    ["=1+1", "+38", "-33.9", "@home", "'=x", "''@", "a;b", "uk:x", "\\;"]
)
LANGUAGES = st.sampled_from(["", "uk", "ru", "zh-Hant"])
NAMES = st.builds(SpelledName, CELLS, st.sampled_from(NameKind), LANGUAGES)


@st.composite
def records(draw):
    kind = draw(st.sampled_from(EntityKind))
    place = kind == EntityKind.PLACE
    where = (
        draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))) if place else None
    )
    return EntityRecord(
        kind=kind,
        name=draw(CELLS),
        id=draw(st.just("") | WORDS),
        language=draw(LANGUAGES),
        names=tuple(draw(st.lists(NAMES, max_size=4))),
        description=draw(st.just("") | CELLS),
        identifiers=draw(
            st.dictionaries(st.sampled_from(["wikidata", "geonames", "iso"]), st.just("Q1"))
        ),
        latitude=where[0] if where else None,
        longitude=where[1] if where else None,
        geo_precision=draw(st.none() | st.integers(1, 7)) if place else None,
        parent="" if kind == EntityKind.PERSON else draw(st.just("") | WORDS),
    )


def by_column(record):
    """CSV keeps the order of spellings within a kind only."""
    order = list(NameKind)
    return sorted(record.names, key=lambda name: order.index(name.kind))


@given(st.lists(records(), max_size=4), st.sampled_from(sorted(FORMATS)))
def test_what_goes_out_comes_back(given_records, name):
    text = "".join(FORMATS[name].write(given_records))
    back = [read.record for read in FORMATS[name].read(StringIO(text, newline=""))]
    assert [_plain(record) for record in back] == [_plain(record) for record in given_records]


def _plain(record):
    where = (record.latitude, record.longitude, record.geo_precision)
    told = (record.kind, record.name, record.id, record.language, record.description)
    return (*told, dict(record.identifiers), where, record.parent, by_column(record))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=", "'=1"])
def test_no_cell_is_a_formula_and_each_comes_back(cell):
    assert harmless(cell).startswith("'")
    assert taken_back(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["'Ata", "Kyiv", "", "a=b"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell == taken_back(cell)


def test_csv_lines_are_counted_as_an_editor_counts_them():
    text = 'kind,name,latitude\nperson,"Two\nlines",\nplace,Kyiv,far\n\nship,Moskva,\n'
    reads = list(FORMATS["csv"].read(StringIO(text, newline="")))
    assert [(read.line, read.refusal) for read in reads] == [
        (2, ""),
        (4, "“far” in latitude is no number."),
        (6, "“ship” is no kind: it is person, place or organisation."),
    ]
    assert reads[0].record.name == "Two lines"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_header_tells_the_separator_and_the_columns_in_any_order(separator):
    text = f"Name{separator}Aliases{separator}Kind\nKyiv{separator}uk:Київ{separator}Place\n"
    [read] = FORMATS["csv"].read(StringIO(text, newline=""))
    assert read.record == EntityRecord(
        EntityKind.PLACE, "Kyiv", names=(SpelledName("Київ", NameKind.ALIAS, "uk"),)
    )


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name\nx\n"])
def test_a_csv_without_the_columns_it_needs_is_refused(text):
    with pytest.raises(Refused, match="must name the columns"):
        list(FORMATS["csv"].read(StringIO(text)))


def test_followthemoney_of_other_tools_is_read_as_far_as_the_model_goes():
    line = {
        "id": "NK-1",
        "schema": "Person",
        "datasets": ["un_sc"],
        "properties": {
            "name": ["Yevgeny Prigozhin", "Евгений Пригожин"],
            "alias": ["Prigojine"],
            "weakAlias": ["Chef"],
            "previousName": ["P."],
            "wikidataId": ["Q4376233"],
            "birthDate": ["1961-06-01"],
        },
    }
    [read] = FORMATS["ftm"].read([json.dumps(line)])
    assert read.record == EntityRecord(
        EntityKind.PERSON,
        "Yevgeny Prigozhin",
        id="NK-1",
        names=(
            SpelledName("Евгений Пригожин", NameKind.OFFICIAL),
            SpelledName("Prigojine", NameKind.ALIAS),
            SpelledName("Chef", NameKind.SHORT),
            SpelledName("P.", NameKind.FORMER),
        ),
        identifiers={"wikidata": "Q4376233", "opensanctions": "NK-1"},
    )


def test_followthemoney_goes_out_in_the_words_of_the_model():
    record = EntityRecord(
        EntityKind.PLACE,
        "Kyiv",
        id="L-1",
        names=(SpelledName("Kiev", NameKind.FORMER),),
        identifiers={"iso": "UA-30", "wikidata": "Q1899"},
        latitude=50.45,
        longitude=30.52,
    )
    [line] = FORMATS["ftm"].write([record])
    entity = json.loads(line)
    assert (entity["id"], entity["schema"]) == ("L-1", "Address")
    assert entity["properties"] == {
        "name": ["Kyiv"],
        "previousName": ["Kiev"],
        "wikidataId": ["Q1899"],
        "full": ["Kyiv"],
        "latitude": ["50.45"],
        "longitude": ["30.52"],
        "country": ["ua"],
    }


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("{", "This is no JSON: Expecting property name enclosed in double quotes."),
        ("[" * 100_000, "This is no JSON: nested too deeply."),
        ("[]", "This is no entity: it needs “schema” and “properties”."),
        ('{"schema": "Vessel", "properties": {}}', "“Vessel” is not brought in; these are: "),
        ('{"schema": "Person", "properties": {"name": [" "]}}', "It has no name."),
        (
            '{"schema": "Person", "properties":'
            ' {"name": ["a"], "latitude": ["1"], "longitude": ["1"]}}',
            "Only a place has coordinates.",
        ),
        (
            '{"schema": "Address", "properties":'
            ' {"name": ["a"], "latitude": ["99"], "longitude": ["1"]}}',
            "99, 1 lies outside the globe",
        ),
        (
            '{"schema": "Address", "properties": {"name": ["a"], "latitude": ["nan"]}}',
            "“nan” in latitude is no number.",
        ),
    ],
)
def test_a_bad_line_of_json_is_told_by_its_number_and_stops_nobody(line, refusal):
    good = '{"schema": "Person", "properties": {"name": ["John Kirby"]}}'
    first, second = FORMATS["ftm"].read([line, good])
    assert (first.line, first.record) == (1, None)
    assert first.refusal.startswith(refusal)
    assert second.record.name == "John Kirby"


def test_the_name_of_a_file_tells_its_format():
    names = ["people.csv", "A.CSV.gz", "x.ftm.json", "x.jsonl", "x.xlsx"]
    assert [getattr(format_of(name), "name", None) for name in names] == [
        "csv",
        "csv",
        "ftm",
        "ftm",
        None,
    ]
