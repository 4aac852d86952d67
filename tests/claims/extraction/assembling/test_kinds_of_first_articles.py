"""Claims without figures, and caveats, of the two articles the product starts from, by reading.

Each row holds a sentence or two of an article, as far as they are needed to know who is meant.
"""

import datetime

import pytest

from apps.claims.extraction.assembling import Kind, Limit
from apps.claims.extraction.assembling.reading import read_claims
from tests.claims.extraction.assembling.kinds_read import claimant_of, places, words_of

PUBLISHED = datetime.date(2023, 5, 2)
KIRBY = "Spokesman John Kirby told reporters of the war, the army and the fighting.\n\n"
PRIGOZHIN = "Wagner leader Yevgeny Prigozhin staked his reputation and his army on the battle.\n\n"
SYRSKYI = "General Oleksandr Syrskyi, the commander of the ground forces, spoke of the war.\n\n"
AT = ("Bakhmut", "Mali", "Donbass")

ROWS = [
    (
        "The army has been fighting in the eastern Ukrainian city of Bakhmut.\n\nRussia currently"
        " controls most of the city, but Ukraine still controls some parts of the city’s west.",
        [
            (
                "control-held",
                "",
                {"subject": "Russia", "extent": "most of the city", "place": "Bakhmut"},
            ),
            (
                "control-held",
                "",
                {
                    "subject": "Ukraine",
                    "extent": "some parts of the city’s west",
                    "place": "Bakhmut",
                },
            ),
        ],
    ),
    ("Russia has been trying to capture Bakhmut since last year.", []),
    ("Capturing Bakhmut would bring Russia closer to its goal.", []),
    (
        "The region was one of four regions annexed by Russia following a referendum last"
        " September.",
        [],
    ),
    (
        KIRBY + "“Russia’s attempt to launch an offensive in the Donbass through Bakhmut failed,”"
        " Kirby told reporters.",
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
        PRIGOZHIN + "But he recently threatened to withdraw troops from Bakhmut.",
        [
            (
                "intent-cue",
                "Yevgeny Prigozhin",
                {"subject": "Yevgeny Prigozhin", "place": "Bakhmut"},
            )
        ],
    ),
    (
        PRIGOZHIN + "He said he would let Wagner fighters withdraw if the Russian Ministry of"
        " Defense did not provide Wagner with much-needed ammunition.",
        [
            (
                "intent-condition",
                "Yevgeny Prigozhin",
                {
                    "subject": "Yevgeny Prigozhin",
                    "condition": "if the Russian Ministry of Defense did not provide Wagner with"
                    " much-needed ammunition",
                },
            )
        ],
    ),
    (
        PRIGOZHIN + "He warned that Wagner’s fighters could be redeployed to Mali.",
        [
            (
                "intent-warned",
                "Yevgeny Prigozhin",
                {"subject": "Wagner’s fighters", "place": "Mali"},
            )
        ],
    ),
    (
        "Counterattacks have pushed Russian troops out of some positions in Bakhmut, but the"
        " situation remains difficult, a senior Ukrainian general said on Monday.",
        [
            (
                "movement-driven",
                "a senior Ukrainian general",
                {
                    "subject": "Russian troops",
                    "coming_from": "some positions in Bakhmut",
                    "place": "Bakhmut",
                },
            ),
        ],
    ),
    (
        "General Oleksandr Syrskyi, the commander of Ukraine’s ground forces, said on Telegram"
        " that despite heavy losses, new Russian forces, including paratroopers, “continue to be"
        " thrown into battle”.",
        [("character-state", "Oleksandr Syrskyi", {"subject": "new Russian forces"})],
    ),
    (
        SYRSKYI + 'Syrskyi said, "The situation (in Bakhmut) is quite difficult."\n\nHowever,'
        " Ukrainian units have ousted Russian forces from some positions in Bakhmut amid fierce"
        " battles, he added.",
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
                    "coming_from": "some positions in Bakhmut",
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
    "Another 80,000 people were injured, spokesman John Kirby said, citing newly declassified"
    " intelligence.\n\nThe U.S. said half of the dead were mercenaries.\n\n“We estimate Russian"
    " casualties to be over 100,000, with more than 20,000 of them killed in action,” Kirby"
    " said.\n\n"
)
_KIRBYS = ["80,000", "over 100,000", "more than 20,000"]
CAVEATS = [
    ("", [(Limit.BASIS, "John Kirby", ["80,000"])]),
    (
        "He also said he would not estimate Ukrainian casualties because “they are the victims"
        " here and Russia is the aggressor”.",
        [(Limit.BASIS, "John Kirby", ["80,000"]), (Limit.REFUSAL, "John Kirby", [])],
    ),
    (
        "The BBC could not independently verify the figure, and Moscow has not commented.",
        [
            (Limit.BASIS, "John Kirby", ["80,000"]),
            (Limit.UNVERIFIED, "The BBC", _KIRBYS),
            (Limit.NO_COMMENT, "Moscow", _KIRBYS),
        ],
    ),
    (
        "The information is \"based on some downgraded intelligence that we've been able to"
        ' collect," according to Kirby.',
        [(Limit.BASIS, "John Kirby", ["80,000"]), (Limit.BASIS, "John Kirby", _KIRBYS)],
    ),
    (
        '"We\'ve never talked about Ukrainian casualties in the war," Kirby said while deferring'
        " to Kyiv for the estimated number of Ukrainian casualties.",
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
