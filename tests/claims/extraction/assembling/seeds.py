"""What the two articles that the product starts from claim, and what stands beside it."""

import datetime

from apps.claims.extraction.assembling import ClaimsRead, Named, read_claims

FIRST = """\
Over the past five months, more than 20,000 Russian soldiers have been killed in fighting in \
Bakhmut, Ukraine, the White House said.

Another 80,000 people were injured, National Security Council spokesman John Kirby said, citing \
newly declassified intelligence.

The U.S. said half of the dead were from Wagner’s private mercenary company. The army has been \
fighting in the eastern Ukrainian city of Bakhmut.

Russia currently controls most of the city, but Ukraine still controls some parts of the city’s \
west.

“Russia’s attempt to launch an offensive in the Donbass through Bakhmut failed,” Kirby told \
reporters. “Russia has been unable to capture any truly strategically important territory.”

“We estimate Russian casualties to be over 100,000, with more than 20,000 of them killed in \
action,” he said.

U.S. statistics come from data from early December last year.

“Ultimately, after months of fighting and huge losses, Russia’s attempted offensive backfired,” \
Kirby said.

"Ultimately, after months of fighting and huge losses, Russia's attempted offensive backfired," \
Kirby said.

He also said he would not estimate Ukrainian casualties because "they are the victims here and \
Russia is the aggressor".

The BBC could not independently verify the figure, and Moscow has not commented.

The Donetsk region was one of four regions in eastern and southern Ukraine annexed by Russia \
following a referendum last September.

Wagnerian leader Yevgeny Prigozhin staked the reputation of himself and his personal army on \
taking the city.

But he recently threatened to withdraw troops from Bakhmut.

In a rare in-depth interview with a prominent Russian war blog, he said he would let Wagner \
fighters withdraw if the Russian Ministry of Defense did not provide Wagner with much-needed \
ammunition.

He warned that Wagner’s fighters could be redeployed to Mali.

Counterattacks have pushed Russian troops out of some positions in Bakhmut, but the situation \
remains difficult, a senior Ukrainian general said on Monday.

General Oleksandr Syrskyi, the commander of Ukraine’s ground forces, said on Telegram that \
despite heavy losses, new Russian forces, including paratroopers and fighter jets from Wagner, \
“continue to be thrown into battle”."""

SECOND = """\
date 2023-05-01 The President Joe Biden-led administration estimated that Vladimir Putin's army \
experienced around 100,000 casualties, including over 20,000 fatalities, since December.

What Happened: White House national security council spokesman John Kirby on Monday said almost \
half of those killed were reportedly members of private mercenary group Wagner, which is actively \
engaged in the ongoing battle for Bakhmut in eastern Ukraine, reported The Hill.

"Russia has exhausted its military stockpiles and its armed forces," Kirby told reporters. "Just \
since December, we estimate that Russia has suffered more than 100,000 casualties, including over \
20,000 killed in action…It's really stunning, these numbers."

The information is "based on some downgraded intelligence that we've been able to collect," \
according to Kirby.

"We've never talked about Ukrainian casualties in the war," Kirby said while deferring to Kyiv \
for the estimated number of Ukrainian casualties.

"The majority are ex-convicts, folks [Wagner leader Yevgeny Prigozhin] went knocking around on \
doors in prison cells throughout Russia to throw human flesh at this fight," Kirby said.

Col. Gen. Oleksandr Syrskyi, the Ukrainian commander of ground forces, said, "The situation (in \
Bakhmut) is quite difficult."

However, Ukrainian units have ousted Russian forces from some positions in Bakhmut amid fierce \
battles, he added."""

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
