"""Made-up words in two scripts, used as unevenly as words are: few often, most rarely."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

# Syllables in both scripts, so that a name has a spelling in each that is read alike.
SYLLABLES = (
    *(("ba", "ба"), ("be", "бе"), ("bo", "бо"), ("da", "да"), ("do", "до"), ("du", "ду")),
    *(("ga", "га"), ("go", "го"), ("ka", "ка"), ("ko", "ко"), ("ku", "ку"), ("la", "ла")),
    *(("le", "ле"), ("lo", "ло"), ("ma", "ма"), ("mi", "ми"), ("mo", "мо"), ("na", "на")),
    *(("ne", "не"), ("no", "но"), ("pa", "па"), ("po", "по"), ("ra", "ра"), ("re", "ре")),
    *(("ri", "ри"), ("ro", "ро"), ("sa", "са"), ("so", "со"), ("su", "су"), ("ta", "та")),
    *(("te", "те"), ("to", "то"), ("tu", "ту"), ("va", "ва"), ("ve", "ве"), ("vo", "во")),
    *(("za", "за"), ("zo", "зо"), ("zu", "зу"), ("zha", "жа"), ("cha", "ча"), ("sha", "ша")),
)
_ENDINGS = (
    *(("", ""), ("n", "н"), ("r", "р"), ("l", "л"), ("m", "м"), ("t", "т")),
    *(("st", "ст"), ("nd", "нд"), ("rk", "рк"), ("lt", "лт")),
)
_ENGLISH = (
    "the of and to in that was for on with as by at from it is his had were which after said"
)
_RUSSIAN = "и в не на что с по как из о за для от это при его к а но после они"
LATIN_WORDS = 30_000
CYRILLIC_WORDS = 12_000
# Zipf's law with Mandelbrot's correction: the share of the word of rank r is as 1 / (r + SHIFT).
_SHIFT = 2.7


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by falling frequency, with their weights added up as `random.choices` takes them."""

    words: list[str]
    weights: list[float]

    def some(self, chance: Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def coined(chance: Random, least: int = 2, most: int = 4) -> tuple[str, str]:
    """A new word in Latin and in Cyrillic letters, of `least` to `most` syllables."""
    syllables = [
        *chance.choices(SYLLABLES, k=chance.randint(least, most)),
        chance.choice(_ENDINGS),
    ]
    return "".join(latin for latin, _ in syllables), "".join(cyrillic for _, cyrillic in syllables)


def vocabularies(seed: str) -> tuple[Vocabulary, Vocabulary]:
    """The Latin and the Cyrillic vocabulary: real function words first, coined words behind."""
    chance = Random(f"{seed} words")
    latin = dict.fromkeys(_ENGLISH.split())
    cyrillic = dict.fromkeys(_RUSSIAN.split())
    while len(latin) < LATIN_WORDS:
        latin.setdefault(coined(chance)[0])
    while len(cyrillic) < CYRILLIC_WORDS:
        cyrillic.setdefault(coined(chance)[1])
    return _weighted(list(latin)), _weighted(list(cyrillic))


def _weighted(words: list[str]) -> Vocabulary:
    return Vocabulary(words, list(accumulate(1 / (rank + _SHIFT) for rank in range(len(words)))))
