"""Figures in prose of many kinds: tolls that rise, losses of arms, parts of wholes, periods that
point back, and numbers that count those who tell."""

import datetime

import pytest

from apps.claims.extraction.assembling import Kind, Part, read_claims

PUBLISHED = datetime.date(2023, 5, 2)


def figures(text):
    read = read_claims(text, published=PUBLISHED)
    return [claim for claim in read.claims if claim.kind is Kind.FIGURE]


def known(claim, part):
    field = claim.known.get(part)
    return field and (field.words, field.basis.value)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # Tolls and labels.
        (
            "The death toll from Friday's strike on the depot rose to 14, rescuers said.",
            ["14 killed."],
        ),
        ("Число жертв выросло до 31, рассказали спасатели.", ["31 жертв."]),
        (
            "The smaller one, over 9,000, is for the killed alone.",
            ["Over 9,000 killed."],
        ),
        (
            "The larger one, over 60,000, is for casualties: the killed and the wounded together.",
            ["Over 60,000 casualties."],
        ),
        (
            "The number of missing had fallen to 18, while the dead numbered 73.",
            ["18 missing.", "73 killed."],
        ),
        ("He was one of five journalists killed that year.", ["Five journalists killed."]),
        # Losses of people and of arms.
        (
            "The enemy lost 23 tanks and 41 armoured vehicles, the General Staff claimed.",
            ["23 tanks lost.", "41 armoured vehicles lost."],
        ),
        (
            "The brigade lost 312 men killed and some 900 wounded, its commander said.",
            ["312 men killed.", "Some 900 men injured."],
        ),
        ("The company lost 500 jobs in a year.", []),
        ("Casualties topped 5,000 in May.", ["More than 5,000 casualties in May."]),
        (
            "Втрати бригади перевищили 900 осіб, із них понад 200 загиблих.",
            ["Втрати перевищили 900 осіб.", "Понад 200 загиблих."],
        ),
        (
            "Потери бригады превысили две тысячи человек, из них около 600 погибших.",
            ["Потери превысили две тысячи человек.", "Около 600 погибших."],
        ),
        ("Армія втратила 340 танків.", ["340 танків втрачено."]),
        # Drones shot down are no dead; soldiers shot down are.
        ("They shot down 28 of the 35 drones.", ["28 of the 35 drones destroyed."]),
        ("Guards shot down three policemen at the gate.", ["Three policemen killed."]),
        # Prisoners.
        ("В плен попали 43 военнослужащих.", ["43 военнослужащих в плену."]),
        ("У полон потрапили від 60 до 80 військових.", ["Від 60 до 80 військових у полоні."]),
        ("More than 1,200 prisoners were exchanged over the weekend.", []),
        # Ranges with all of their words, and nobody called people whom nobody called so.
        (
            "Officials put Russian casualties at between 18,000 and 22,000.",
            ["Between 18,000 and 22,000 Russian casualties."],
        ),
        (
            "The blast killed 11 people and wounded 34, the mayor said.",
            ["11 people killed.", "34 injured."],
        ),
        # A period without a comma.
        ("Twelve guards were killed on Monday.", ["Twelve guards killed on Monday."]),
        (
            "Over the past five months, 300 guards were killed.",
            ["300 guards killed over the past five months."],
        ),
        ("Від грудня загинули 12 цивільних.", ["12 цивільних загинули від грудня."]),
        # Houses are not killed with those who die beside them.
        ("Two warehouses burned; four dockers died.", ["Four dockers died."]),
        # Those who tell, and pronouns.
        ("One wire report put the dead in Orlin.", []),
        ("Two sources counted the dead again.", []),
        ("One official said two policemen had died.", ["Two policemen killed."]),
        # Nobody says it, and neither whom nor where nor when is known.
        ("Of the 48 injured, 12 were in a serious condition.", []),
    ],
)
def test_what_is_counted(text, statements):
    assert [claim.statement for claim in figures(text)] == statements


def test_of_those_is_part_of_the_figure_before_and_takes_its_scope():
    whole, part = figures(
        "Since December the army has had more than 9,000 Russian casualties, he said. Of those, "
        "he said, over 2,000 had been killed in action."
    )
    assert (part.measure, part.part_of) == ("killed", 0)
    assert known(whole, Part.POPULATION) == ("Russian", "stated")
    assert known(part, Part.POPULATION) == ("Russian", "elsewhere")
    assert known(part, Part.PERIOD) == ("Since December", "elsewhere")
    assert part.period == whole.period


def test_those_of_another_kind_are_no_part():
    _, other = figures("He counted 300 dead in the town. Of those hurt, 900 were wounded badly.")
    assert other.part_of is None


@pytest.mark.parametrize(
    "words",
    ["over the same five months", "in that time", "during the same period"],
)
def test_the_same_period_is_the_one_named_before(words):
    _, later = figures(
        f"Since December, 200 guards have been killed. The army had 900 casualties {words}."
    )
    assert known(later, Part.PERIOD) == ("Since December", "elsewhere")
    assert later.period.since == datetime.date(2022, 12, 1)


def test_the_day_of_saying_is_not_the_day_of_what_is_counted():
    [claim] = figures(
        "The report spoke of 300 dead soldiers in the fighting. The estimate that Ivan Koval gave "
        "on 1 May names no place."
    )
    assert claim.period is None


def test_the_figures_are_from_the_period_that_a_sentence_names():
    [claim] = figures(
        "The report spoke of 300 dead soldiers in the fighting. The period is December to the end "
        "of April."
    )
    assert (claim.period.since, claim.period.until) == (
        datetime.date(2022, 12, 1),
        datetime.date(2023, 4, 30),
    )


@pytest.mark.parametrize(
    ("text", "statement", "whom"),
    [
        (
            "The army had 300 dead. About half of the dead fought for Orlin, the mayor said.",
            "About half of the dead: Orlin.",
            "Orlin",
        ),
        (
            "Загинули 300 бійців. Майже половина загиблих, за його словами, воювала у складі "
            "«Вагнера».",
            "Майже половина загиблих: Вагнера.",
            "Вагнера",
        ),
        (
            "Убитых, по его оценке, более 300, и около половины из них служили в «Вагнере».",
            "Около половины убитых: Вагнере.",
            "Вагнере",
        ),
    ],
)
def test_a_share_is_of_those_who_served_somewhere(text, statement, whom):
    whole, share = figures(text)
    assert whole.measure == "killed"
    assert share.statement == statement
    assert (share.quantity.is_share, share.quantity.share_of) == (True, 0)
    assert known(share, Part.POPULATION) == (whom, "stated")


def test_how_and_for_how_long_they_served_is_no_share():
    [whole] = figures("The army had 300 dead. Half of the dead fought for three days.")
    assert whole.measure == "killed"


def test_another_number_takes_the_whole_population_and_not_that_of_a_part():
    _, _, more = figures("Погибли пять человек, в том числе двое детей, ещё 18 получили ранения.")
    assert (more.measure, known(more, Part.POPULATION)) == ("injured", ("человек", "elsewhere"))


def test_whose_soldiers_were_lost_the_subject_says():
    """Otherwise 300 of one side and 300 of the other would look like one count."""
    claims = read_claims(
        "Ukraine lost 300 soldiers in April. Russia lost 300 soldiers in April. The brigade lost"
        " 312 soldiers in May.",
        published=datetime.date(2023, 5, 2),
    ).claims
    told = [claim.known[Part.POPULATION].words for claim in claims]
    assert told == ["Ukraine", "Russia", "soldiers"]


def test_arms_that_were_lost_are_no_casualties():
    (claim,) = read_claims("The enemy lost 23 tanks, the General Staff claimed.").claims
    assert claim.measure == "destroyed"
