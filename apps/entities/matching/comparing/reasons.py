"""What a comparison found, in sentences for people."""

from __future__ import annotations

from apps.entities.matching.comparing.aligning import Alignment, Match
from apps.entities.matching.comparing.reading import Word

_SAME = 0.999
_CLOSE = 0.8


def told(alignment: Alignment) -> list[str]:
    """Sentences on each pair of words, and on the words that nothing answers to."""
    sentences = [sentence for match in alignment.matches if (sentence := _of(match))]
    ours, theirs = alignment.only_first, alignment.only_second
    if ours and theirs:
        sentences.append(f"{_listed(ours)} and {_listed(theirs)} do not answer to one another.")
    elif ours or theirs:
        sentences.append(f"Only one of them has {_listed(ours or theirs)}.")
    if alignment.matches and all(match.likeness >= _SAME for match in alignment.matches):
        words = "Every word" if not (ours or theirs) else "Every other word"
        written = all(_text(match.first) == _text(match.second) for match in alignment.matches)
        how = "is written alike once both are in Latin letters" if written else "sounds the same"
        sentences.insert(0, f"{words} {how}.")
    if not alignment.matches:
        sentences.insert(0, "No word of one sounds like a word of the other.")
    return sentences


def _of(match: Match) -> str:
    one, other = _joined(match.first), _joined(match.second)
    if match.likeness >= _SAME:
        return ""
    if match.how == "given":
        return f"“{one}” and “{other}” are forms of one given name."
    if match.how == "initial":
        short, long = sorted((one, other), key=len)
        return f"“{short}” may stand for “{long}”."
    if match.how == "joined":
        return f"“{one}” is written as “{other}”."
    if match.likeness >= _CLOSE:
        kind = "patronymics that sound" if match.how == "patronymic" else "spellings that sound"
        return f"“{one}” and “{other}” are {kind} alike."
    return f"“{one}” and “{other}” sound only somewhat alike ({match.likeness:.0%})."


def _joined(words: tuple[Word, ...]) -> str:
    return " ".join(word.text.capitalize() for word in words)


def _text(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _listed(words: tuple[Word, ...]) -> str:
    return ", ".join(f"“{word.text.capitalize()}”" for word in words)
