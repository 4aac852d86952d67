"""Who gave an estimate: by giving it, owning it, pointing back, or in the sentence behind."""

import pytest

from apps.claims.extraction.attributions import Step, find_attributions


def said(text, *rules):
    """Who says what, by some rules: the source in full, where it is named, and the content."""
    return [
        (
            (each.refers_to or each.speaker).of(text),
            [span.of(text) for span in each.content],
        )
        for each in find_attributions(text)
        if each.rule in rules
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Olha Rudenko gave journalists an estimate of 900 dead.",
            "Olha Rudenko",
            "an estimate of 900 dead",
        ),
        ("The ministry offered a figure of 40 wounded.", "The ministry", "a figure of 40 wounded"),
        ("The rebels have put out a toll of 17 dead.", "The rebels", "a toll of 17 dead"),
        ("The mayor put the death toll at 31.", "The mayor", "the death toll at 31"),
        ("Envoys put the losses at 700 dead.", "Envoys", "the losses at 700 dead"),
        ("The mayor put the number of dead at 31.", "The mayor", "the number of dead at 31"),
    ],
)
def test_who_gives_an_estimate_says_it(text, speaker, content):
    assert said(text, "estimate-given") == [(speaker, [content])]


def test_who_is_given_an_estimate_stands_in_the_chain():
    text = "Olha Rudenko gave journalists an estimate of 900 dead."
    (found,) = find_attributions(text)
    told = [link.span.of(text) for link in found.chain if link.step is Step.TOLD_WHOM]
    assert told == ["journalists"]


@pytest.mark.parametrize(
    "text",
    [
        "The storm put out the fire at 9.",
        "The general gave losses of 40 no thought.",
        "The mayor would not give an estimate of the losses.",
        "The general gave a number of talks.",
        "A figure of 40 is carved in the gate.",
        "The drum was put at the head of the column.",
    ],
)
def test_no_estimate_is_given_by_other_gifts(text):
    assert said(text, "estimate-given") == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "By its own account the brigade lost nine men.",
            "the brigade",
            "the brigade lost nine men",
        ),
        (
            "The squad lost nine men, by the captain’s count.",
            "the captain",
            "The squad lost nine men",
        ),
        (
            "Olha Rudenko wrote of the siege. The town is hungry: by her own account shells fall.",
            "Olha Rudenko",
            "shells fall",
        ),
    ],
)
def test_an_account_belongs_to_whose_it_is(text, speaker, content):
    assert said(text, "according-to") == [(speaker, [content])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Olha Rudenko said that 900 had died. According to the same estimate, 40 are missing.",
            "Olha Rudenko",
        ),
        (
            "Загинули 9 бійців, сказав Петро Гнатюк. За тими ж даними, ще 4 зникли.",
            "Петро Гнатюк",
        ),
        (
            "Погибли 9 бойцов, сказал Пётр Гнатюк. По его же данным, ещё 4 пропали.",
            "Пётр Гнатюк",
        ),
    ],
)
def test_the_same_estimate_is_of_who_spoke_last(text, speaker):
    assert [who for who, _ in said(text, "according-to")] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "За добу загинули 9 бійців. Такі дані навів речник штабу Петро Гнатюк.",
            "речник штабу Петро Гнатюк",
            "За добу загинули 9 бійців",
        ),
        (
            "Село обстріляли вночі. Про це повідомили у штабі.",
            "штабі",
            "Село обстріляли вночі",
        ),
        (
            "За сутки погибли 9 бойцов. Эти цифры обнародовал мэр Пётр Гнатюк.",
            "мэр Пётр Гнатюк",
            "За сутки погибли 9 бойцов",
        ),
        (
            "Some 900 men have died there. That figure came from Olha Rudenko.",
            "Olha Rudenko",
            "Some 900 men have died there",
        ),
    ],
)
def test_the_sentence_behind_names_who_said_it(text, speaker, content):
    assert said(text, "sentence-before") == [(speaker, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Село обстріляли, сказав Гнатюк. Про це повідомили у штабі.",
        "Село обстріляли вночі. Про це не повідомили у штабі.",
        "The road is long. The figure was made by Rudenko.",
    ],
)
def test_a_sentence_keeps_its_own_source(text):
    assert said(text, "sentence-before") == []


def test_a_body_stands_behind_its_spokesman_in_ukrainian():
    text = "За добу загинули 9 бійців. Таку оцінку навів речник Ради міста Петро Гнатюк."
    (found,) = find_attributions(text)
    assert [link.span.of(text) for link in found.chain] == [
        "речник Ради міста Петро Гнатюк",
        "Ради міста",
    ]
