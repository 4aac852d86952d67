"""What two reports of May 2023 claim, and what stands beside it, retold in our own sentences.

Facts, figures, names and the order are those of the reports; only what was said on the record is
quoted. They are hard to read: bodies that relay, speakers named in the next sentence, shares of
the dead, a paragraph given twice, names misspelt.
"""

import datetime

from apps.claims.extraction.assembling import ClaimsRead, Named, read_claims

FIRST = """\
During the last five months, more than 20,000 Russian troops have died in the battle for Bakhmut \
in Ukraine, according to the White House.

Another 80,000 men were wounded, said National Security Council spokesman John Kirby, citing \
freshly declassified intelligence.

Half of the dead had fought for Wagner’s private company of mercenaries, the U.S. said. For the \
army the battle of Bakhmut, in the east of Ukraine, is far from over.

By now Russia controls most of the town, while a few parts of the town’s west remain in the hands \
of Ukraine.

“Russia’s attempt to launch an offensive in the Donbass through Bakhmut failed,” said Kirby, who \
took questions from the press. “Russia has been unable to capture any truly strategically \
important territory,” he added.

“We estimate Russian casualties to be over 100,000,” he said, “with more than 20,000 of them \
killed”.

The American count rests on data from early December last year.

“Russia’s attempted offensive backfired,” Kirby said of the months of fighting.

"Russia's attempted offensive backfired," Kirby said of the months of fighting.

Asked for the other side’s losses, he said that he would not estimate Ukrainian casualties, as \
"they are the victims here".

The BBC could not verify the figures on its own, and there was no comment from Moscow.

With three others in the east and south, the Donetsk region was annexed by Russia after the votes \
of last September.

Wagnerian leader Yevgeny Prigozhin has tied his own name and that of his army to the battle.

Not long ago, though, he threatened to pull troops out of Bakhmut.

Talking to a blogger at length, he said that he would pull the Wagner fighters out if the Russian \
Ministry of Defense left Wagner short of ammunition.

Wagner’s fighters could be sent to Mali instead, he warned.

On Monday a senior Ukrainian general said that Russian troops had been pushed out of some \
positions in Bakhmut by counterattacks, but that the situation was still difficult.

Heavy losses or not, new Russian forces, Wagner paratroopers among them, “continue to be thrown \
into battle”, General Oleksandr Syrskyi, who commands the ground forces of Ukraine, said on \
Telegram."""

SECOND = """\
date 2023-05-01 The Joe Biden-led administration said that since December Vladimir Putin's army \
had taken around 100,000 casualties, including over 20,000 deaths.

In Detail: White House national security council spokesman John Kirby told the press on Monday \
that almost half of those killed had reportedly been members of the private group Wagner, which \
is fighting for Bakhmut, according to The Hill.

"Russia has exhausted its military stockpiles," Kirby told reporters. "Just since December, we \
estimate that Russia has suffered more than 100,000 casualties, including over 20,000 killed."

The estimate is "based on some downgraded intelligence", according to Kirby.

"We've never talked about Ukrainian casualties," said Kirby, who left it to Kyiv to speak of them.

"The majority are ex-convicts," Kirby said, whom [Wagner leader Yevgeny Prigozhin] had gone to \
prisons to recruit.

"The situation (in Bakhmut) is quite difficult," said Col. Gen. Oleksandr Syrskyi, who commands \
the ground forces.

After hard fighting, he added, Ukrainian units had driven Russian forces from several positions \
in Bakhmut."""

NAMES = {
    "place": ("Bakhmut", "Ukraine", "Russia", "Donetsk", "Mali", "Moscow", "Kyiv"),
    "organisation": ("White House", "National Security Council", "Wagner", "The Hill"),
    "person": ("John Kirby", "Yevgeny Prigozhin", "Oleksandr Syrskyi"),
}


def names_of(text: str) -> list[Named]:
    """The names of both articles, wherever they stand in a text as words of their own."""
    return [
        Named(at, at + len(name), kind, f"{kind}:{name}", name)
        for kind, names in NAMES.items()
        for name in names
        for at in range(len(text))
        if text.startswith(name, at) and not text[at + len(name) :][:1].isalpha()
    ]


def first(**more: object) -> ClaimsRead:
    published = datetime.date(2023, 5, 2)
    return read_claims(FIRST, published=published, names=names_of(FIRST), **more)


def second(**more: object) -> ClaimsRead:
    published = datetime.date(2023, 5, 1)
    return read_claims(SECOND, published=published, names=names_of(SECOND), **more)
