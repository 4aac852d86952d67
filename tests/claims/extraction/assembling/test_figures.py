"""Which figures become claims, who says them, whom they count, where and when."""

import datetime

import pytest

from apps.claims.extraction.assembling import Kind, Named, Part, read_claims

PUBLISHED = datetime.date(2024, 5, 20)


def named(text, **names):
    return [
        Named(at, at + len(name), kind, f"ref-{name}", name)
        for kind, given in names.items()
        for name in given
        for at in range(len(text))
        if text.startswith(name, at)
    ]


def figures(text, *, published=PUBLISHED, off=(), title="", publisher="", **names):
    read = read_claims(
        text,
        published=published,
        off=off,
        title=title,
        publisher=publisher,
        names=named(text, **names),
    )
    return [claim for claim in read.claims if claim.kind is Kind.FIGURE]


def said(claim, part):
    known = claim.known.get(part)
    return known and (known.words, known.basis.value)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("At least 12 civilians were killed.", ["At least 12 civilians killed."]),
        ("The blast wounded three guards.", ["Three guards injured."]),
        ("The army destroyed 14 tanks.", ["14 tanks destroyed."]),
        ("Rebels captured 40 soldiers.", ["40 soldiers captured."]),
        ("More than 3,000 people were displaced.", ["More than 3,000 people displaced."]),
        ("A soldier was killed near the bridge.", ["A soldier killed."]),
        ("Загинули 12 цивільних.", ["12 цивільних загинули."]),
        # Not about losses, or not stated as so.
        ("The army bought 14 tanks.", []),
        ("Schools for 300 children were destroyed.", []),
        ("The aid is worth $12 million.", []),
        ("Twelve civilians could be killed.", []),
        ("Were 12 civilians killed?", []),
        ("If 12 soldiers are killed, the talks end.", []),
        ("They planned to kill 12 soldiers.", []),
        ("About 12 people are killed every day.", []),
        ("These two murders shocked the town.", []),
        ("She was a mother of three killed last year.", []),
        ("It is one of the most feared units that was destroyed.", []),
        ("Four armed men kidnapped Ruiz.", []),
        ("Ana Ruiz, a teacher, was killed.", []),
        ("The army denied that 12 civilians were killed.", []),
        ("The army rejected the report that 12 civilians were killed.", []),
        ("The army denied Orlin’s claim that 12 civilians died.", ["12 civilians died."]),
        ("No group claimed the killing of 12 guards.", []),
    ],
)
def test_only_stated_losses_become_claims(text, statements):
    assert [claim.statement for claim in figures(text)] == statements


def test_a_count_taken_as_known_is_claimed_where_nothing_else_gives_it():
    alone = "Police spoke of the murder of the six priests."
    assert [claim.rule for claim in figures(alone)] == ["figure-known"]
    both = "Six priests were killed. Police spoke of the murder of the six priests."
    assert [claim.rule for claim in figures(both)] == ["figure-told"]


def test_rules_can_be_switched_off():
    text = "Twelve people were killed, the army said. Half of the dead were children."
    rules = [claim.rule for claim in figures(text)]
    assert rules == ["figure-said", "share-told"]
    assert [claim.rule for claim in figures(text, off=["figure-said"])] == ["share-told"]
    assert [claim.rule for claim in figures(text, off=["share-told"])] == ["figure-said"]


def test_a_body_whose_spokesman_goes_on_speaks_through_him():
    text = (
        "More than 200 rebels were killed, the ministry said.\n\n"
        "Another 80 were wounded, National Guard spokesman Ivan Koval said."
    )
    first, second = figures(text)
    assert said(first, Part.CLAIMANT) == ("Ivan Koval", "elsewhere")
    assert [(step.how.value, step.words) for step in first.chain] == [("for", "the ministry")]
    assert said(second, Part.CLAIMANT) == ("Ivan Koval", "stated")


def test_who_is_cited_claims_and_who_cites_relays():
    text = "Forty soldiers were killed, the newspaper reported, citing military sources."
    [claim] = figures(text)
    assert said(claim, Part.CLAIMANT) == ("military sources", "stated")
    assert [(step.how.value, step.words) for step in claim.chain] == [("cited", "the newspaper")]


def test_a_pronoun_is_the_person_named_before():
    text = "Ivan Koval visited the front. “We lost 40 soldiers killed,” he said."
    [claim] = figures(text, person=["Ivan Koval"])
    assert said(claim, Part.CLAIMANT) == ("Ivan Koval", "elsewhere")
    assert claim.known[Part.CLAIMANT].ref == "ref-Ivan Koval"


def test_a_name_inside_a_longer_phrase_is_not_who_speaks():
    text = "The Koval-led administration said 40 soldiers were killed."
    [claim] = figures(text, person=["Koval"])
    assert said(claim, Part.CLAIMANT) == ("The Koval-led administration", "stated")


def test_what_the_publisher_says_of_itself_is_the_article_speaking():
    text = "The Herald reported that 40 soldiers were killed."
    [elsewhere] = figures(text)
    assert said(elsewhere, Part.CLAIMANT) == ("The Herald", "stated")
    [own] = figures(text, publisher="Herald")
    assert said(own, Part.CLAIMANT) is None


def test_a_second_figure_behind_while_has_the_same_speaker():
    text = "The report notes that 12 rebels were killed, while 30 soldiers were wounded."
    assert [said(claim, Part.CLAIMANT) for claim in figures(text)] == [
        ("The report", "stated"),
        ("The report", "stated"),
    ]


def test_a_part_has_its_whole_and_takes_over_its_scope():
    text = "In May the rebels suffered 100 casualties in Orlin, including 20 killed."
    whole, part = figures(text, place=["Orlin"])
    assert (whole.part_of, part.part_of) == (None, 0)
    assert said(whole, Part.POPULATION) == ("the rebels", "stated")
    assert said(part, Part.PLACE) == ("Orlin", "stated")


def test_a_share_is_of_a_claim_and_never_a_number():
    text = (
        "The army said 200 people were killed in Orlin. About 60 percent of the dead were women."
    )
    whole, share = figures(text, place=["Orlin"])
    assert share.quantity.is_share
    assert share.quantity.share_of == 0
    assert said(share, Part.POPULATION) == ("women", "stated")
    low, high = share.quantity.interval.low, share.quantity.interval.high
    assert (low.value * 100, high.value * 100) == (54, 66)
    assert share.part_of is None
    assert whole.quantity.is_share is False


def test_a_sentence_may_begin_with_the_whole_of_a_share():
    text = "The army said 200 soldiers were killed. Of those killed, almost half were conscripts."
    _, share = figures(text)
    assert share.quantity.share_of == 0
    assert share.measure == "killed"
    assert said(share, Part.POPULATION) == ("conscripts", "stated")


@pytest.mark.parametrize(
    ("words", "population"),
    [
        ("were from the Orlin Guard", "the Orlin Guard"),
        ("had been members of the Orlin Guard", "the Orlin Guard"),
        ("came from the Orlin Guard", "the Orlin Guard"),
        ("had fought for the Orlin Guard", "the Orlin Guard"),
        ("reportedly belonged to the Orlin Guard", "the Orlin Guard"),
        ("came from drones", None),
        ("fought for their lives for days", None),
    ],
)
def test_whose_a_share_of_the_dead_was(words, population):
    text = f"The army said 200 people were killed. Half of the dead {words}."
    shares = [claim for claim in figures(text) if claim.quantity.is_share]
    found = [said(share, Part.POPULATION) for share in shares]
    assert found == ([(population, "stated")] if population else [])


def test_those_who_have_taken_losses_are_named_without_the_time_before_them():
    text = "The ministry said that since December Ruritania's army had taken 300 casualties."
    [claim] = figures(text)
    assert said(claim, Part.POPULATION) == ("Ruritania's army", "stated")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Twelve people were killed in Orlin.", ("Orlin", "stated")),
        ("In Orlin twelve people were killed.", ("Orlin", "stated")),
        ("Twelve people were killed in the eastern city of Orlin.", ("Orlin", "stated")),
        ("Twelve people died in the battle for Orlin.", ("Orlin", "stated")),
        ("A bomb went off in Orlin. Twelve people were killed.", ("Orlin", "elsewhere")),
        ("A bomb went off in Orlin.\n\nTwelve people were killed.", None),
        ("Twelve fighters, who were trained in Orlin, were killed.", None),
        ("Orlin mourns. Twelve people were killed.", None),
    ],
)
def test_a_place_is_stated_taken_from_the_sentence_before_or_left_open(text, place):
    claim = figures(text, place=["Orlin"])[0]
    assert said(claim, Part.PLACE) == place


def test_each_figure_has_the_place_that_stands_with_it():
    text = "Three people were killed in Orlin and five were wounded in Halvek."
    read = figures(text, place=["Orlin", "Halvek"])
    assert [said(claim, Part.PLACE)[0] for claim in read] == ["Orlin", "Halvek"]


def test_a_list_takes_its_period_from_the_line_above():
    text = "Since the ceasefire (11 April 2024):\n• 120 killed\n• 300 wounded"
    first, second = figures(text)
    for claim in (first, second):
        assert said(claim, Part.PERIOD) == ("11 April 2024", "elsewhere")
        assert claim.period.since == datetime.date(2024, 4, 11)
        assert claim.period.until == PUBLISHED


def test_the_dateline_says_neither_when_nor_where():
    text = "ORLIN, 3 May 2024 (Agency) -- Twelve people were killed."
    [claim] = figures(text, place=["ORLIN"])
    assert set(claim.known) == {Part.FIGURE, Part.MEASURE, Part.POPULATION}
    assert text[claim.start : claim.end] == "Twelve people were killed."


def test_a_people_that_is_only_implied_is_inferred():
    text = "Russia withdrew. Forty Russian soldiers were killed."
    [claim] = figures(text, place=["Russia"])
    population = claim.known[Part.POPULATION]
    assert (population.words, population.basis.value, population.ref) == (
        *("Russian soldiers", "inferred"),
        "ref-Russia",
    )


def test_the_same_said_twice_is_one_claim_unless_its_scope_differs():
    twice = "Twelve guards were killed in Orlin.\n\nTwelve guards were killed in Orlin."
    [claim] = figures(twice, place=["Orlin"])
    assert len(claim.evidence) == 2
    other = "Twelve guards were killed in Orlin.\n\nTwelve guards were killed in Halvek."
    assert len(figures(other, place=["Orlin", "Halvek"])) == 2


def test_a_headline_stays_apart_from_the_body():
    title = "Twelve guards were killed."
    text = f"{title}\n\nTwelve guards were killed. It was night."
    assert [claim.headline for claim in figures(text, title=title)] == [True, False]


def test_keys_outlive_small_changes():
    text = "On Monday the army said 40 soldiers were killed in Orlin."
    changed = "The army said, again, that 40 soldiers were killed in Orlin on Sunday."
    before, after = figures(text, place=["Orlin"]), figures(changed)
    assert [claim.key for claim in before] == [claim.key for claim in after]


def test_more_than_the_next_number_says_nothing_of_the_one_before():
    first, second = figures("The attack left 14 people dead and more than 20 wounded.")
    assert (first.quantity.words, first.quantity.qualifier) == ("14", "none")
    assert (second.quantity.words, second.quantity.qualifier) == ("more than 20", "more than")


@pytest.mark.parametrize(
    "text",
    [
        "The state took in 75 refugees.",
        "Two suspects fled.",
        "Three attacks wounded nobody.",
        "Not a single person was killed.",
        "The police captured millions of dollars.",
        "A rule says who follows when a candidate dies.",
        "The plan said 12 murders a day would follow.",
    ],
)
def test_guests_fugitives_and_events_are_not_counted_as_losses(text):
    assert figures(text) == []
