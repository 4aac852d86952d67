"""One made-up article: its words, and where its names, claims, notes and tags stand in them."""

import datetime
from dataclasses import dataclass, field
from random import Random

from tools.bench.vocabulary import Vocabulary, vocabularies
from tools.bench.world import (
    FREQUENT,
    FREQUENT_SHARE,
    PUBLISHERS,
    RARE,
    RARE_ARTICLES,
    SPELLED,
    SPELLED_SHARE,
    TAGS,
    World,
    make_world,
)

SEED = "fogline bench 1"
WORDS = 400
MENTIONS, CLAIMS, NOTES, SPAN_TAGS = 6, 2, 1, 1
# One article has fifty times the marks, on ten times the words.
LONG_ARTICLE, LONG_MARKS, LONG_WORDS = 5, 50, 10

COMMON_WORD, COMMON_SHARE = "ceasefire", 0.40
RARE_WORD = "quinquereme"
PHRASE, PHRASE_SHARE = "grain corridor", 0.02
_PLANTED_ALONE = 0.10

FIRST_DAY = datetime.datetime(2021, 1, 1, tzinfo=datetime.UTC)
DAYS = 5 * 365
_CYRILLIC_SHARE = 0.12
_UNDATED_SHARE = 0.01
_SUGGESTED_SHARE = 0.02
_KINDS = ("figure", "control", "movement", "intent", "characterisation")
_STATUSES = ("unverified", "unverified", "unverified", "corroborated", "contested", "refuted")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span in code points, with what it is tied to.

    `about` is an entity or a tag by its place in the world, or a claim's entities, claimant first.
    """

    start: int
    end: int
    about: tuple[int, ...] = ()
    suggested: bool = False
    kind: str = ""
    status: str = ""


@dataclass(slots=True)
class Draft:
    number: int
    title: str
    text: str
    language: str
    publisher: int | None
    published_at: datetime.datetime | None
    review: str
    url: str | None
    tags: tuple[int, ...]
    mentions: list[Mark] = field(default_factory=list)
    claims: list[Mark] = field(default_factory=list)
    notes: list[Mark] = field(default_factory=list)
    span_tags: list[Mark] = field(default_factory=list)


class Writer:
    """Writes article `number` of a series of `size`; the same pair always gives the same article.

    Articles of another `series` are others, about the same world.
    """

    def __init__(self, size: int, series: str = "articles") -> None:
        self.world: World = make_world(SEED)
        self._latin, self._cyrillic = vocabularies(SEED)
        self._size = size
        self._series = series
        self._every = max(1, size // RARE_ARTICLES)

    def write(self, number: int) -> Draft:
        chance = Random(f"{SEED} {self._series} {number}")
        long = number == LONG_ARTICLE and self._series == "articles"
        cyrillic = not long and chance.random() < _CYRILLIC_SHARE
        words = self._cyrillic if cyrillic else self._latin
        times = LONG_MARKS if long else 1
        sentences = _sentences(chance, words, WORDS * (LONG_WORDS if long else 1))
        self._plant(chance, number, sentences)
        named = self._named(chance, number, MENTIONS * times)
        places = sorted(chance.choices(range(len(sentences)), k=len(named)))
        standing: dict[int, list[int]] = {}
        for place, entity in zip(places, named, strict=True):
            standing.setdefault(place, []).append(entity)
        published = (
            None
            if chance.random() < _UNDATED_SHARE
            else FIRST_DAY + datetime.timedelta(minutes=chance.randrange(DAYS * 1440))
        )
        draft = Draft(
            number=number,
            title=" ".join(words.some(chance, chance.randint(6, 11))).capitalize(),
            text="",
            language=chance.choice(("uk", "ru")) if cyrillic else "en",
            publisher=None if chance.random() < 0.02 else chance.randrange(PUBLISHERS),
            published_at=published,
            review=chance.choices(("new", "in_review", "read"), (70, 10, 20))[0],
            url=f"https://press.example/{self._series}/{number:07d}",
            tags=tuple(
                sorted({chance.randrange(TAGS) for _ in range(chance.choice((0, 0, 1, 2)))})
            ),
        )
        spans = self._set(chance, draft, sentences, standing, cyrillic=cyrillic)
        self._mark(chance, draft, spans, times)
        return draft

    def _plant(self, chance: Random, number: int, sentences: list[list[str]]) -> None:
        """Words whose frequency the measurements know."""
        planted = []
        if chance.random() < COMMON_SHARE:
            planted.append(COMMON_WORD)
        if chance.random() < PHRASE_SHARE:
            planted.append(PHRASE)
        planted += [word for word in PHRASE.split() if chance.random() < _PLANTED_ALONE]
        if self._holds_rare(number):
            planted.append(RARE_WORD)
        for word in planted:
            sentence = chance.choice(sentences)
            sentence.insert(chance.randint(1, len(sentence) - 1), word)

    def _holds_rare(self, number: int) -> bool:
        return self._series == "articles" and number % self._every == 0

    def _named(self, chance: Random, number: int, count: int) -> list[int]:
        named = []
        if chance.random() < FREQUENT_SHARE:
            named.append(FREQUENT)
        if chance.random() < SPELLED_SHARE:
            named.append(SPELLED)
        if self._holds_rare(number):
            named.append(RARE)
        named += self.world.somebody(chance, count - len(named))
        chance.shuffle(named)
        return named

    def _set(
        self,
        chance: Random,
        draft: Draft,
        sentences: list[list[str]],
        standing: dict[int, list[int]],
        *,
        cyrillic: bool,
    ) -> list[tuple[int, int]]:
        """Set the sentences as paragraphs of the text; their spans, full stops left out."""
        pieces: list[str] = []
        spans = []
        at = 0
        for place, words in enumerate(sentences):
            begin = at
            for entity in standing.get(place, ()):
                figure = self.world.entities[entity]
                spelling = figure.cyrillic if cyrillic else chance.choice(figure.latin)
                # At the beginning, or further in: names stand anywhere.
                head = words[: chance.randrange(len(words))]
                words = words[len(head) :]
                if head:
                    said = " ".join(head) + " "
                    pieces.append(said.capitalize() if at == begin else said)
                    at += len(said)
                draft.mentions.append(
                    Mark(
                        at,
                        at + len(spelling),
                        (entity,),
                        suggested=chance.random() < _SUGGESTED_SHARE,
                    )
                )
                pieces.append(spelling + " ")
                at += len(spelling) + 1
            rest = " ".join(words)
            pieces.append(rest.capitalize() if at == begin else rest)
            at += len(rest)
            spans.append((begin, at))
            pieces.append(".\n\n" if place % 5 == 4 else ". ")
            at += len(pieces[-1])
        draft.text = "".join(pieces).rstrip()
        return spans

    def _mark(
        self, chance: Random, draft: Draft, spans: list[tuple[int, int]], times: int
    ) -> None:
        """Claims on whole sentences, notes and tags on some words of others."""
        wanted = (CLAIMS + NOTES + SPAN_TAGS) * times
        chosen = chance.sample(spans, wanted)
        entities = self.world.entities
        people = [m.about[0] for m in draft.mentions if entities[m.about[0]].kind != "place"]
        for begin, end in chosen[: CLAIMS * times]:
            claimant = chance.choice(people) if people else 3
            about = {chance.choice(draft.mentions).about[0] for _ in range(2)}
            if entities[claimant].kind == "place":
                claimant = next(n for n, one in enumerate(entities) if one.kind == "person")
            draft.claims.append(
                Mark(
                    begin,
                    end,
                    (claimant, *sorted(about)),
                    suggested=chance.random() < _SUGGESTED_SHARE,
                    kind=chance.choice(_KINDS),
                    status=chance.choice(_STATUSES),
                )
            )
        for place, (begin, end) in enumerate(chosen[CLAIMS * times :]):
            words = draft.text[begin:end].split(" ")
            length = len(" ".join(words[: 2 + place % 4]))
            if place < NOTES * times:
                draft.notes.append(Mark(begin, begin + length))
            else:
                draft.span_tags.append(Mark(begin, begin + length, (chance.randrange(TAGS),)))


def _sentences(chance: Random, vocabulary: Vocabulary, count: int) -> list[list[str]]:
    """Lists of eight to twenty-four words, `count` of them in all."""
    words = vocabulary.some(chance, count)
    sentences = []
    at = 0
    while at < count:
        length = chance.randint(8, 24)
        if count - at - length < 8:
            length = count - at
        sentences.append(words[at : at + length])
        at += length
    return sentences
