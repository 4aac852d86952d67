"""Figures in texts: numbers in every language, what they count, and what is no figure."""

import pytest

from apps.figures import FigureKind, Interval, read
from apps.figures.rules import RULES

NUMBERS = [
    ("20,000 people were killed", "20,000", 20_000),
    ("20 000 people were killed", "20 000", 20_000),
    ("20\u202f000 people were killed", "20\u202f000", 20_000),
    ("20\u00a0000 people were killed", "20\u00a0000", 20_000),
    ("20'000 people were killed", "20'000", 20_000),
    ("1,234,567 people were killed", "1,234,567", 1_234_567),
    ("20.000 солдатів загинули", "20.000", 20_000),
    ("20k people were killed", "20k", 20_000),
    ("1.2 million people were killed", "1.2 million", 1_200_000),
    ("1,2 млн людей загинули", "1,2 млн", 1_200_000),
    ("20 тис. людей загинули", "20 тис.", 20_000),
    ("twenty thousand people were killed", "twenty thousand", 20_000),
    ("twenty-three people were killed", "twenty-three", 23),
    ("two hundred and five people were killed", "two hundred and five", 205),
    ("a hundred people were killed", "hundred", 100),
    ("two dozen people were killed", "two dozen", 24),
    ("half a million people were killed", "half a million", 500_000),
    ("SIX JESUIT PRIESTS WERE KILLED", "SIX", 6),
    ("дві тисячі триста людей загинули", "дві тисячі триста", 2_300),
    ("двадцать одна тысяча человек погибли", "двадцать одна тысяча", 21_000),
    ("п’ятеро людей загинули", "п’ятеро", 5),
    ("сто двадцять людей загинули", "сто двадцять", 120),
    ("4230 شهيدا", "4230", 4_230),
    ("٤٥ شهيدا", "٤٥", 45),
]


@pytest.mark.parametrize(("text", "words", "value"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_numbers(text, words, value):
    (figure,) = read(text).figures
    assert (figure.words.text, figure.value, figure.measure) == (words, value, "killed")
    assert text[figure.words.start : figure.words.end] == words


UNITS = [
    ("$3 million was paid", "$3 million", 3_000_000, "money"),
    ("US$3m was paid", "US$3m", 3_000_000, "money"),
    ("сплатив 3 мільйони доларів США за це", "3 мільйони доларів США", 3_000_000, "money"),
    ("коштує 20 млн грн.", "20 млн грн", 20_000_000, "money"),
    ("площа 23 тис кв м", "23 тис кв м", 23_000, "quantity"),
    ("площа 75 кв. метрів", "75 кв. метрів", 75, "quantity"),
    ("швидкість 120 км/год", "120 км/год", 120, "quantity"),
    ("a 20-kg bomb", "20-kg", 20, "quantity"),
    ("вага п'ять кілограмів", "п'ять кілограмів", 5, "quantity"),
    ("40 % of the city", "40 %", 40, "percent"),
    ("на 15 відсотків більше", "15 відсотків", 15, "percent"),
    ("40 per cent of them", "40 per cent", 40, "percent"),
]


@pytest.mark.parametrize(("text", "words", "value", "measure"), UNITS, ids=[r[0] for r in UNITS])
def test_units_belong_to_the_words(text, words, value, measure):
    (figure,) = read(text).figures
    assert (figure.words.text, figure.value, figure.measure) == (words, value, measure)
    assert figure.kind.value == measure


NO_FIGURES = [
    "It began on 5 May 2023.",
    "It began on May 5, 2023.",
    "BOGOTA, 16 SEP 89 (AFP) -- [TEXT]",
    "In 2022 it began, and the 1939 war was over.",
    "У 2019 році, 31 жовтня.",
    "It fell at 10:30, at 1700 hours, at 5 p.m.",
    "AT 0900 IT BEGAN.",
    "Galan, 46, was a senator.",
    "A 20-year-old was there, aged 20.",
    "45-річний водій",
    "The 93rd Brigade and the 3D MILITARY ZONE",
    "93-тя бригада",
    "a 152-mm howitzer and 155 mm shells",
    "It lasted three hours and 45 minutes, five months.",
    "за последние пять месяцев",
    "See page 7, Article 5 and Resolution 435.",
    "Call +380 44 123 45 67 or 555-1234.",
    "M-19, T-72, Su-25 and C-300",
    "https://example.org/2023/12345 and a@b.org",
    "1. The first item",
    "No one knew one of the reasons.",
    "Few were there.",
    "The fifth column came second.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_counts_nothing_is_no_figure(text):
    found = read(text)
    assert found.figures == ()
    assert all(each.understood for each in found.unread)


MEASURES = [
    ("12 killed and 30 wounded", [(12, "killed"), (30, "injured")]),
    ("killing six, wounding three others", [(6, "killed"), (3, "injured")]),
    ("Six priests and two women were murdered.", [(6, "killed"), (2, "killed")]),
    ("the murder of six priests and two women", [(6, "killed"), (2, "killed")]),
    ("the deaths of 10 leaders", [(10, "killed")]),
    ("an action that claimed the lives of 100 people", [(100, "killed")]),
    ("20 gunmen killed 30 civilians", [(20, None), (30, "killed")]),
    ("Shelling kills one worker, wounds two", [(1, "killed"), (2, "injured")]),
    ("One KIA, four WIA in Donbas", [(1, "killed"), (4, "injured")]),
    ("One more soldier killed, another one wounded", [(1, "killed"), (1, "injured")]),
    ("There were 100 dead or wounded.", [(100, "casualties")]),
    ("Number of martyrs: 7\nNumber of injuries: 6", [(7, "killed"), (6, "injured")]),
    ("The death toll rose to 45.", [(45, "killed")]),
    ("2 people were killed and 12 wounded, including 3 policemen", None),
    ("Five people, including a mayor, were wounded", [(5, "injured"), (1, "injured")]),
    ("More than 200 soldiers are missing", [(200, "missing")]),
    ("92 members were captured", [(92, "captured")]),
    ("20 tanks were destroyed", [(20, "destroyed")]),
    ("За добу ліквідовано 600 окупантів, знищено 20 танків", [(600, "killed"), (20, "destroyed")]),
    ("12 людей загинули, ще 30 поранено", [(12, "killed"), (30, "injured")]),
    ("Кількість загиблих: 45, поранених: 120", [(45, "killed"), (120, "injured")]),
    ("погибли 20 человек, 80 ранены", [(20, "killed"), (80, "injured")]),
    ("إجمالي عدد الشهداء: 1,285\n• إصابات: 4", [(1_285, "killed"), (4, "injured")]),
    ("شهيدان و3 إصابات", [(2, "killed"), (3, "injured")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES, ids=[row[0] for row in MEASURES])
def test_what_is_counted(text, expected):
    if expected is None:
        expected = [(2, "killed"), (12, "injured"), (3, "injured")]
    assert [(figure.value, figure.measure) for figure in read(text).figures] == expected


def test_a_part_points_to_its_whole():
    figures = read("Two people were killed and 12 wounded, including 3 policemen.").figures
    assert [figure.part_of for figure in figures] == [None, None, 1]


def test_a_single_person_is_one_and_says_so():
    (figure,) = read("A soldier was wounded and taken to the hospital.").figures
    assert (figure.value, figure.measure, figure.rule) == (1, "injured", "singular")
    assert figure.explanation.startswith(RULES["singular"])


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("20,000 Russian soldiers have been killed", "Russian soldiers"),
        ("two members of his escort were killed", "members of his escort"),
        ("10 union members killed in the attack", "union members"),
        ("20 російських військових загинули", "російських військових"),
        ("20 мирных жителей погибли", "мирных жителей"),
        ("20,000 casualties", None),
    ],
)
def test_who_is_counted(text, population):
    (figure,) = read(text).figures
    assert (figure.population and figure.population.words.text) == population


def test_a_number_nobody_can_mean_is_said_not_to_be_understood():
    found = read("1" * 5_000)
    assert found.figures == ()
    assert [each.understood for each in found.unread] == [False]


def test_a_doubtful_separator_is_told():
    (figure,) = read("20.000 soldiers were killed").figures
    assert figure.interval == Interval.point(20_000)
    assert "separator of thousands" in figure.explanation


def test_every_figure_names_a_rule_and_explains_itself():
    text = "About 20 people were killed, half of the dead were Wagner; 3 km, $5, dozens injured."
    figures = read(text).figures
    assert [figure.kind for figure in figures] == [
        FigureKind.COUNT,
        FigureKind.SHARE,
        FigureKind.QUANTITY,
        FigureKind.MONEY,
        FigureKind.COUNT,
    ]
    for figure in figures:
        assert figure.rule in RULES
        assert figure.measure_rule is None or figure.measure_rule in RULES
        assert figure.explanation
        assert 0 < figure.score <= 1


def test_rescuers_are_people_and_what_is_wiped_out_is_killed_where_it_is_people():
    def measures(text: str) -> list[str | None]:
        return [figure.measure for figure in read(text).figures]

    assert measures("Eleven rescuers were killed at the power station.") == ["killed"]
    assert measures("Более 200 боевиков уничтожены под Каменкой.") == ["killed"]
    assert measures("За тиждень знищено 45 танків.") == ["destroyed"]
