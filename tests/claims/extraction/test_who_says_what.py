"""Who says what: one line of our own prose for each way of saying it."""

import pytest

from apps.claims.extraction.attributions import Act, Quoting, Step, find_attributions

Found = tuple[str | None, str | None, tuple[str, ...]]

ENGLISH: list[tuple[str, list[Found]]] = [
    # Direct: before, behind and around its speaker
    (
        "“The bridge is gone,” Koval said.",
        [("Koval", "said", ("“The bridge is gone,”",))],
    ),
    (
        "“The bridge is gone,” said Anna Koval, the mayor of Lyman.",
        [("Anna Koval", "said", ("“The bridge is gone,”",))],
    ),
    (
        '"The bridge is gone," Koval told reporters in Lyman. "We will rebuild it."',
        [("Koval", "told", ('"The bridge is gone,"', '"We will rebuild it."'))],
    ),
    (
        "“The bridge,” Koval said on Monday, “is gone.”",
        [("Koval", "said", ("“The bridge,”", "“is gone.”"))],
    ),
    (
        "Col. Petro Hnat, who commands the brigade, said: “We hold the ridge. Nobody has left.”",
        [("Col. Petro Hnat", "said", ("“We hold the ridge. Nobody has left.”",))],
    ),
    ("“Why now?” Koval asked.", [("Koval", "asked", ("“Why now?”",))]),
    (
        "Troops were sent to Mali, the leader of the group, Petro Koval, said.",
        [("the leader of the group", "said", ("Troops were sent to Mali",))],
    ),
    # Mixed
    (
        "Koval said the losses were “far beyond anything seen” in the district.",
        [("Koval", "said", ("the losses were “far beyond anything seen” in the district",))],
    ),
    (
        "The estimate rests on “papers we have read,” according to Koval.",
        [("Koval", "according to", ("The estimate rests on “papers we have read,”",))],
    ),
    # Indirect: behind, before and in the middle
    (
        "The ministry said on Tuesday that 12 men were missing.",
        [("The ministry", "said", ("that 12 men were missing",))],
    ),
    (
        "Another 300 people were hurt, a senior general said on Monday.",
        [("a senior general", "said", ("Another 300 people were hurt",))],
    ),
    (
        "The town, officials believe, will not hold.",
        [("officials", "believe", ("The town", "will not hold"))],
    ),
    (
        "The garrison was relieved on Friday, reported Northern Post.",
        [("Northern Post", "reported", ("The garrison was relieved on Friday",))],
    ),
    (
        "As Northern Post reported, the garrison was relieved.",
        [("Northern Post", "reported", ("the garrison was relieved",))],
    ),
    (
        "According to the regional governor, twelve houses burned down.",
        [("the regional governor", "According to", ("twelve houses burned down",))],
    ),
    (
        "Koval said the depot was empty, adding that the guards had left.",
        [
            ("Koval", "said", ("the depot was empty",)),
            ("Koval", "adding", ("that the guards had left",)),
        ],
    ),
    (
        "While Koval says the road is open, drivers stay at home.",
        [("Koval", "says", ("the road is open",))],
    ),
    (
        "Koval said the road was open and denied that it had been mined.",
        [
            ("Koval", "said", ("the road was open",)),
            ("Koval", "denied", ("that it had been mined",)),
        ],
    ),
    # Judging, asking, refusing, promising
    (
        "Hnat accused the ministry of hiding its losses.",
        [("Hnat", "accused", ("the ministry of hiding its losses",))],
    ),
    (
        "Koval called on the army to “stop counting twice” before winter.",
        [("Koval", "called on", ("the army to “stop counting twice” before winter",))],
    ),
    ("Koval refused to discuss the toll.", [("Koval", "refused", ("to discuss the toll",))]),
    (
        "But he has threatened to withdraw his men from Lyman.",
        [("he", "threatened", ("to withdraw his men from Lyman",))],
    ),
    # Belief and knowledge
    (
        "Analysts think the advance has stalled.",
        [("Analysts", "think", ("the advance has stalled",))],
    ),
    (
        "Nobody knows how many have drowned.",
        [("Nobody", "knows", ("how many have drowned",))],
    ),
    # Nouns, passives, hearsay
    (
        "Koval's claim that 300 were hurt spread at once.",
        [("Koval", "claim", ("that 300 were hurt spread at once",))],
    ),
    (
        "Hnat was quoted as saying the ridge had fallen.",
        [("Hnat", "quoted as saying", ("the ridge had fallen",))],
    ),
    (
        "The army reportedly lost forty tanks.",
        [(None, "reportedly", ("The army reportedly lost forty tanks",))],
    ),
    # Nobody is named: the article's own voice
    ("The army holds most of the town, and the west is still contested.", []),
    ("Neither side has commented.", []),
    ("The claims of both sides differ, and the report of the envoy is due.", []),
]

UKRAINIAN: list[tuple[str, list[Found]]] = [
    (
        "«Мосту більше немає», — сказала Анна Коваль.",
        [("Анна Коваль", "сказала", ("«Мосту більше немає»",))],
    ),
    (
        "Міністерство повідомило, що зникли 12 військових.",
        [("Міністерство", "повідомило", ("що зникли 12 військових",))],
    ),
    (
        "У понеділок генерал Петро Гнат заявив, що дорога відкрита.",
        [("генерал Петро Гнат", "заявив", ("що дорога відкрита",))],
    ),
    (
        "За словами Коваль, поранено 300 людей.",
        [("Коваль", "За словами", ("поранено 300 людей",))],
    ),
    (
        "Поранено 300 людей, повідомив речник штабу Петро Гнат.",
        [("речник штабу Петро Гнат", "повідомив", ("Поранено 300 людей",))],
    ),
    (
        "Як повідомили у штабі, бої тривають.",
        [("штабі", "повідомили", ("бої тривають",))],
    ),
    (
        "„Ми стоїмо“, – наголосив Гнат. „І стоятимемо“.",
        [("Гнат", "наголосив", ("„Ми стоїмо“", "„І стоятимемо“"))],
    ),
    (
        "Аналітики вважають, що наступ зупинився.",
        [("Аналітики", "вважають", ("що наступ зупинився",))],
    ),
    (
        "Речниця не стала коментувати втрати.",
        [("Речниця", "стала", ("коментувати втрати",))],
    ),
]

RUSSIAN: list[tuple[str, list[Found]]] = [
    (
        "«Нам нечего бояться, — сказал Гнат. — Мы выстоим».",
        [("Гнат", "сказал", ("«Нам нечего бояться,", "Мы выстоим»"))],
    ),
    (
        "По словам Коваль, ранены 300 человек.",
        [("Коваль", "По словам", ("ранены 300 человек",))],
    ),
    (
        "Министр Иван Гнат сообщил, что мост взорван.",
        [("Министр Иван Гнат", "сообщил", ("что мост взорван",))],
    ),
    (
        "По данным штаба, мост взорван, сообщает «Вестник».",
        [
            ("«Вестник»", "сообщает", ("По данным штаба, мост взорван",)),
            ("штаба", "По данным", ("мост взорван",)),
        ],
    ),
    (
        "В штабе заявили, что дорога открыта.",
        [("штабе", "заявили", ("что дорога открыта",))],
    ),
    (
        "Он добавил: “Это не конец”.",
        [("Он", "добавил", ("“Это не конец”",))],
    ),
]


def found_in(text: str, *, heading: bool = False) -> list[Found]:
    """Speaker, cue and content of all attributions, in words."""
    return [
        (
            each.speaker.of(text) if each.speaker else None,
            each.cue.of(text) if each.cue else None,
            tuple(span.of(text) for span in each.content),
        )
        for each in find_attributions(text, heading=heading)
    ]


@pytest.mark.parametrize(("text", "expected"), [*ENGLISH, *UKRAINIAN, *RUSSIAN])
def test_speaker_cue_and_content(text, expected):
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Koval: bridge at Lyman is gone", [("Koval", ":", ("bridge at Lyman is gone",))]),
        ("Міст у Лимані зруйновано – Коваль", [("Коваль", "–", ("Міст у Лимані зруйновано",))]),
        ("Bridge at Lyman is gone, Koval says", [("Koval", "says", ("Bridge at Lyman is gone",))]),
        ("Bridge at Lyman is gone", []),
    ],
)
def test_a_heading_names_its_source_at_either_end(heading, expected):
    assert found_in(heading, heading=True) == expected
    assert all(each.headline for each in find_attributions(heading, heading=True))


def test_a_colon_in_running_text_is_no_source():
    assert found_in("There were two ways out: the bridge and the ford.") == []


@pytest.mark.parametrize(
    ("text", "quoting"),
    [
        ("“The bridge is gone,” Koval said.", Quoting.DIRECT),
        ("Koval said the bridge was “gone for good” by noon.", Quoting.MIXED),
        ("Koval said the bridge was gone.", Quoting.INDIRECT),
    ],
)
def test_how_far_the_words_are_the_speakers_own(text, quoting):
    assert [each.quoting for each in find_attributions(text)] == [quoting]


def test_what_the_speaker_does_with_the_content():
    text = (
        "Koval denied that the bridge was gone. Hnat refused to comment. Analysts expect that it"
        " will rain. Nobody knows why it fell. The general did not say that he would go."
    )
    assert [(each.act, each.negated) for each in find_attributions(text)] == [
        (Act.DENIES, False),
        (Act.REFUSES, False),
        (Act.EXPECTS, False),
        (Act.KNOWS, False),
        (Act.SAYS, True),
    ]


def test_a_quotation_goes_on_over_paragraphs_while_it_is_left_open():
    text = (
        "“We counted the boats,” Koval said. “There were nine.\n\n"
        "“Then we counted the men. There were forty.”\n\n"
        "Nobody answered."
    )
    assert found_in(text) == [
        (
            "Koval",
            "said",
            (
                "“We counted the boats,”",
                "“There were nine.",
                "“Then we counted the men. There were forty.”",
            ),
        )
    ]


def test_a_quotation_alone_belongs_to_who_spoke_just_before():
    text = "Koval said the men had left. “They took the boats and all the bread with them.”"
    assert found_in(text)[1] == (
        "Koval",
        None,
        ("“They took the boats and all the bread with them.”",),
    )


def test_marks_within_marks_are_one_quotation():
    text = "“He wrote ‘never’ and «never again» on the wall,” Koval said."
    assert found_in(text) == [
        ("Koval", "said", ("“He wrote ‘never’ and «never again» on the wall,”",))
    ]


def test_an_apostrophe_is_no_quotation_mark():
    text = "The soldiers' boats weren't there, Koval said."
    assert [each.quoting for each in find_attributions(text)] == [Quoting.INDIRECT]


def chain_of(text: str, number: int) -> list[tuple[Step, str]]:
    found = find_attributions(text)[number]
    return [(link.step, link.span.of(text)) for link in found.chain]


def test_a_relay_is_kept_as_far_as_the_words_show_it():
    text = (
        "River Council spokesman Petro Hnat said almost half of the boats were lost, reported"
        " Northern Post.\n\n“It was the storm,” Hnat told reporters."
    )
    outer = find_attributions(text)[0]
    assert outer.speaker is not None
    assert outer.speaker.of(text) == "Northern Post"
    assert chain_of(text, 1) == [
        (Step.UTTERED, "River Council spokesman Petro Hnat"),
        (Step.FOR_WHOM, "River Council"),
        (Step.REPORTED_BY, "Northern Post"),
    ]
    assert chain_of(text, 2) == [
        (Step.UTTERED, "Hnat"),
        (Step.FOR_WHOM, "River Council"),
        (Step.TOLD_WHOM, "reporters"),
    ]


def test_what_a_speaker_cites_stands_in_the_chain():
    text = "Another 80 boats were lost, Petro Hnat said, citing papers of the harbour."
    assert chain_of(text, 0) == [
        (Step.UTTERED, "Petro Hnat"),
        (Step.CITED, "papers of the harbour"),
    ]


def test_a_spokesman_for_a_body():
    text = "A spokesman for the River Council said the boats were lost."
    assert chain_of(text, 0) == [
        (Step.UTTERED, "A spokesman for the River Council"),
        (Step.FOR_WHOM, "the River Council"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Koval: “The bridge is gone.”", "Koval"),
        ("Nobody was told in time - Anna Koval: “The bridge is gone.”", "Anna Koval"),
        ("Koval put it in one line: “The bridge is gone.”", "Koval"),
    ],
)
def test_a_quotation_behind_a_colon_belongs_to_who_stands_before_it(text, speaker):
    assert found_in(text) == [(speaker, ":", ("“The bridge is gone.”",))]


def test_a_quotation_behind_a_colon_belongs_to_who_is_named_behind_it():
    text = "The news was bad: “The bridge is gone,” Koval said."
    assert found_in(text) == [("Koval", "said", ("“The bridge is gone,”",))]


def test_a_label_before_the_clause_is_not_content():
    text = "What we know: twelve boats sank on Friday, the harbour master said."
    assert found_in(text) == [("the harbour master", "said", ("twelve boats sank on Friday",))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Сокіл» заявив, що втратив 12 бійців.", "«Сокіл»"),
        ("В «Барсе» сообщили, что погибли 12 бойцов.", "«Барсе»"),
        ("У полку «Сокіл» повідомили, що загинули 12 бійців.", "полку «Сокіл»"),
        ("«Мы уйдём в пятницу», — сообщили в «Барсе».", "«Барсе»"),
        ("Загинули 12 військових, повідомили в штабі у вівторок.", "штабі"),
    ],
)
def test_a_body_may_speak_under_a_name_in_quotation_marks_or_by_people_in_it(text, speaker):
    (found,) = find_attributions(text)
    assert found.speaker.of(text) == speaker


def test_a_day_on_which_unnamed_people_said_it_is_no_body():
    assert find_attributions("Загинули 12 військових, повідомили у вівторок.") == ()


def test_who_rejects_a_claim_denies_it_and_has_not_made_it():
    text = "The mayor rejected the claim that 30 guards had fled."
    assert [(found.speaker.of(text), found.act) for found in find_attributions(text)] == [
        ("The mayor", Act.DENIES)
    ] * 2
