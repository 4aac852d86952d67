"""Claims without figures, and caveats, of two reports of May 2023, by reading.

The reports are retold in sentences of our own; only what was said on the record is quoted. Each
row holds a sentence or two, as far as they are needed to know who is meant.
"""

import datetime

import pytest

from apps.claims.extraction.assembling import Kind, Limit
from apps.claims.extraction.assembling.reading import read_claims
from tests.claims.extraction.assembling.kinds_read import claimant_of, places, words_of

PUBLISHED = datetime.date(2023, 5, 2)
KIRBY = "Spokesman John Kirby took questions on the war, the army and the fighting.\n\n"
PRIGOZHIN = "Wagner leader Yevgeny Prigozhin has tied his name and his army to the battle.\n\n"
SYRSKYI = "General Oleksandr Syrskyi, the commander of the ground forces, spoke of the war.\n\n"
AT = ("Bakhmut", "Mali", "Donbass")

ROWS = [
    (
        "For the army the battle of Bakhmut is far from over.\n\nBy now Russia controls most of"
        " the town, while a few parts of the town’s west remain in the hands of Ukraine.",
        [
            (
                "control-held",
                "",
                {"subject": "Russia", "extent": "most of the town", "place": "Bakhmut"},
            ),
            (
                "control-held",
                "",
                {
                    "subject": "Ukraine",
                    "extent": "a few parts of the town’s west",
                    "place": "Bakhmut",
                },
            ),
        ],
    ),
    ("Since last year Russia has been attempting to capture Bakhmut.", []),
    ("Capturing Bakhmut would be one more step for Russia.", []),
    (
        "With three others the region was annexed by Russia after the vote of last September.",
        [],
    ),
    (
        KIRBY + "“Russia’s attempt to launch an offensive in the Donbass through Bakhmut failed,”"
        " said Kirby.",
        [
            (
                "character-outcome",
                "John Kirby",
                {
                    "subject": "Russia’s attempt to launch an offensive in the Donbass through"
                    " Bakhmut",
                    "place": "Bakhmut",
                },
            )
        ],
    ),
    (
        PRIGOZHIN + "Not long ago, though, he threatened to pull troops out of Bakhmut.",
        [
            (
                "intent-cue",
                "Yevgeny Prigozhin",
                {"subject": "Yevgeny Prigozhin", "place": "Bakhmut"},
            )
        ],
    ),
    (
        PRIGOZHIN
        + "Talking to a blogger at length, he said that he would pull the Wagner fighters"
        " out if the Russian Ministry of Defense left Wagner short of ammunition.",
        [
            (
                "intent-condition",
                "Yevgeny Prigozhin",
                {
                    "subject": "Yevgeny Prigozhin",
                    "condition": "if the Russian Ministry of Defense left Wagner short of"
                    " ammunition",
                },
            )
        ],
    ),
    (
        PRIGOZHIN + "Wagner’s fighters could be sent to Mali instead, he warned.",
        [
            (
                "intent-warned",
                "Yevgeny Prigozhin",
                {"subject": "Wagner’s fighters", "place": "Mali"},
            )
        ],
    ),
    (
        "A senior Ukrainian general said on Monday that Russian troops had been pushed out of some"
        " positions in Bakhmut by counterattacks, hard though things were.",
        [
            (
                "movement-driven",
                "A senior Ukrainian general",
                {
                    "subject": "Russian troops",
                    "coming_from": "some positions in Bakhmut",
                    "place": "Bakhmut",
                },
            ),
        ],
    ),
    (
        "Heavy losses or not, new Russian forces, paratroopers among them, “continue to be thrown"
        " into battle”, General Oleksandr Syrskyi, who commands the ground forces of Ukraine, said"
        " on Telegram.",
        [("character-state", "Oleksandr Syrskyi", {"subject": "new Russian forces"})],
    ),
    (
        SYRSKYI + '"The situation (in Bakhmut) is quite difficult," Syrskyi said.\n\nAfter hard'
        " fighting, he added, Ukrainian units had driven Russian forces from several positions in"
        " Bakhmut.",
        [
            (
                "character-state",
                "Oleksandr Syrskyi",
                {"subject": "The situation (in Bakhmut)", "place": "Bakhmut"},
            ),
            (
                "movement-driven",
                "Oleksandr Syrskyi",
                {
                    "subject": "Russian forces",
                    "coming_from": "several positions in Bakhmut",
                    "place": "Bakhmut",
                },
            ),
        ],
    ),
    (
        KIRBY + '"The majority are ex-convicts," Kirby said.',
        [("character-makeup", "John Kirby", {"subject": "The majority"})],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_holds_moves_threatens_and_how_it_goes(text, expected):
    read = read_claims(text, published=PUBLISHED, names=places(text, *AT)).claims
    found = [
        (claim.rule, claimant_of(claim), words_of(claim))
        for claim in read
        if claim.kind not in (Kind.FIGURE, Kind.CAVEAT)
    ]
    assert found == expected


_FIGURES = (
    "Another 80,000 men were wounded, said spokesman John Kirby, citing intelligence that had"
    " just been declassified.\n\nHalf of the dead, the U.S. said, were mercenaries.\n\n“We"
    " estimate Russian casualties to be over 100,000,” Kirby said, “with more than 20,000 of them"
    " killed in action.”\n\n"
)
_KIRBYS = ["80,000", "over 100,000", "more than 20,000"]
CAVEATS = [
    ("", [(Limit.BASIS, "John Kirby", ["80,000"])]),
    (
        "On the other side’s losses he had nothing to offer: he would not estimate Ukrainian"
        " casualties, he said, as “they are the victims here”.",
        [(Limit.BASIS, "John Kirby", ["80,000"]), (Limit.REFUSAL, "John Kirby", [])],
    ),
    (
        "The BBC could not verify the figures on its own, and there was no comment from Moscow.",
        [
            (Limit.BASIS, "John Kirby", ["80,000"]),
            (Limit.UNVERIFIED, "The BBC", _KIRBYS),
            (Limit.NO_COMMENT, "Moscow", _KIRBYS),
        ],
    ),
    (
        'According to Kirby, the estimate is "based on some downgraded intelligence".',
        [(Limit.BASIS, "John Kirby", ["80,000"]), (Limit.BASIS, "John Kirby", _KIRBYS)],
    ),
    (
        '"We\'ve never talked about Ukrainian casualties," said Kirby, who left it to Kyiv to'
        " speak of them.",
        [(Limit.BASIS, "John Kirby", ["80,000"]), (Limit.REFUSAL, "John Kirby", [])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAVEATS)
def test_caveats_limit_what_one_speaker_said(text, expected):
    read = read_claims(_FIGURES + text, published=PUBLISHED).claims
    found = [
        (
            claim.limit,
            claimant_of(claim),
            [read[place].quantity.words for place in claim.limits],
        )
        for claim in read
        if claim.limit is not None
    ]
    assert found == expected
