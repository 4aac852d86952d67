"""What the numbers of a sentence count: killed, injured, … and by which rule that was read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from apps.figures.amounts import Amount
from apps.figures.cues import HARMED, Counted, Cue, cues_of
from apps.figures.labels import is_said_of, label
from apps.figures.lexicon import words
from apps.figures.lexicon.measures import (
    ADVERBS,
    BE,
    BLOCKS,
    DETERMINERS,
    LABEL_LINKS,
    NOBODY,
    RELATIVES,
    Role,
    roles_of,
)
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.listing import first_with_qualifier, hand_on
from apps.figures.tokens import Kind, Sentence

FARTHEST = 40
"""Tokens between a number and the words that say what was done, at the most."""


_WORTHLESS = 3.0
_LOSES_LESS = 0.6


_WHEN = words("on by in at during")


_NEEDS_PEOPLE = words("wounds burns injuries")


def counted_in(sentence: Sentence, amounts: list[Amount]) -> list[Counted | None]:
    """What each amount of a sentence counts, in the order given."""
    plain = [_plain(amount) for amount in amounts]
    found: list[Counted | None] = [_by_unit(amount) for amount in amounts]
    cues = cues_of(sentence)
    if cues:
        near = _Neighbours(sentence, amounts, cues)
        for place, amount in enumerate(amounts):
            if plain[place]:
                found[place] = near.best(place, amount)
        hand_on(sentence, amounts, plain, found)
    return found


def _plain(amount: Amount) -> bool:
    """Whether the amount may count people or things, rather than money or kilometres."""
    return amount.unit is None


def _by_unit(amount: Amount) -> Counted | None:
    if amount.number.measure is not None:
        return Counted(amount.number.measure, "dual", 0.0)
    return Counted(amount.unit.measure, "measure-unit", 0.0) if amount.unit else None


class _Neighbours:
    """The words beside each amount, and what they say of it."""

    def __init__(self, sentence: Sentence, amounts: list[Amount], cues: list[Cue]) -> None:
        self.sentence, self.amounts, self.cues = sentence, amounts, cues
        self.places = [cue.at for cue in cues]
        self.firsts = [amount.first for amount in amounts]
        self.starts = [first_with_qualifier(amount) for amount in amounts]

    def best(self, place: int, amount: Amount) -> Counted | None:
        options = [
            option
            for cue in self._cues(amount.first - FARTHEST, amount.after + FARTHEST)
            for option in (self._read(place, amount, cue),)
            if option is not None and option.cost < _WORTHLESS
        ]
        return min(options, key=_far_fetched, default=_by_unit(amount))

    def _read(self, place: int, amount: Amount, cue: Cue) -> Counted | None:
        if cue.at >= amount.after:
            return self._after(place, amount, cue)
        if cue.at < amount.first:
            return self._before(place, amount, cue)
        return None

    def _after(self, place: int, amount: Amount, cue: Cue) -> Counted | None:
        """The number comes first: "20 dead", "20 people were killed"."""
        gap = cue.at - amount.after
        if self._amount_between(amount.after, cue.at):
            return None
        between = self.sentence[amount.after : cue.at]
        if any(token.text in BLOCKS for token in between) or self._other_cue(
            cue, amount.after, cue.at
        ):
            return None
        ended = sum(token.folded in ENDS for token in between)
        commas = sum(token.text in ",(" for token in between)
        if (
            cue.role is Role.COUNTED
            and ended + commas == 0
            and gap <= 5
            and not (gap and self._active(cue, place) and _is_verb(self.sentence[cue.at].folded))
            and (not any(token.folded == "of" for token in between) or gap == 0)
        ):
            return Counted(cue.measure, "measure-noun", 0.1 + 0.3 * gap, cue.at)
        if cue.role is Role.COUNTED and is_said_of(between):
            return Counted(cue.measure, "measure-label", 0.3 + 0.05 * gap, cue.at)
        if cue.role is Role.ACT and ended == 0 and self._possessed(between):
            return Counted(cue.measure, "measure-subject", 0.5 + 0.2 * gap, cue.at)
        if cue.role not in (Role.VERB, Role.DONE):
            return None
        if cue.role is Role.VERB and self._active(cue, place):
            return None
        if (
            gap
            and cue.role is Role.DONE
            and self.sentence[cue.at - 1].folded == "the"
            and between[0].folded != "of"
        ):
            return None
        if cue.role is Role.VERB and gap > 2 and not self._passive(cue):
            ended += 1
        people = _people_among(between)
        if any(token.folded in NOBODY for token in between) or (
            self.sentence[cue.at].folded in _NEEDS_PEOPLE and not people
        ):
            return None
        strangers = cue.measure in HARMED and ended > 0 and gap > 1 and self._strangers(between)
        cost = 0.6 + 0.08 * gap + 0.4 * max(0, ended - 2) + 0.2 * commas + 2.5 * strangers
        return Counted(cue.measure, "measure-subject", cost, cue.at)

    def _before(self, place: int, amount: Amount, cue: Cue) -> Counted | None:
        """What was done comes first: "killed 20", "the murder of six", "injured: 6"."""
        start = self.starts[place]
        if start <= cue.at:
            start = amount.first
        gap = start - cue.at - 1
        between = self.sentence[cue.at + 1 : start]
        if gap < 0 or self._amount_between(cue.at + 1, start):
            return None
        if any(token.text in BLOCKS for token in between) or self._other_cue(
            cue, cue.at + 1, start
        ):
            return None
        if cue.role is Role.COUNTED:
            return label(self.sentence, cue, self._up_to(amount, cue))
        if cue.role is Role.ACT:
            return self._object_of_noun(cue, between)
        if cue.role is Role.VERB and self._passive(cue):
            return None
        if cue.role is Role.DONE and self.sentence[cue.at].text[0].isascii():
            return None
        ended = sum(
            token.folded in ENDS and token.folded not in ("at", "about") for token in between
        )
        commas = sum(token.text in ",:" for token in between)
        cost = 0.4 + 0.25 * gap + 1.5 * ended + 1.5 * commas
        return Counted(cue.measure, "measure-object", cost, cue.at)

    def _object_of_noun(self, cue: Cue, between: Sentence) -> Counted | None:
        """ "The murder of six", "the murder on 27 February of six", "загибель 20 людей"."""
        of = next(
            (
                at
                for at, token in enumerate(between[:8])
                if token.folded in ("of", "to", "against")
            ),
            None,
        )
        if of is None:
            if self.sentence[cue.at].text[0].isascii() or len(between) > 4:
                return None
            of = 0
        if any(token.folded in ENDS and token.folded not in _WHEN for token in between[:of]):
            return None
        breaks = sum(
            token.folded in ENDS and token.folded not in ("and", "or", "also")
            for token in between[of + 1 :]
        )
        cost = 0.5 + 0.1 * len(between) + 1.5 * breaks
        return Counted(cue.measure, "measure-object", cost, cue.at)

    @staticmethod
    def _strangers(between: Sentence) -> bool:
        """Whether the noun with the number names things, while people may come after it."""
        named = False
        for token in between[:8]:
            if token.folded == "of" and not named:
                return False
            if token.folded in ENDS or token.kind is Kind.SIGN:
                break
            named = True
            if PEOPLE.fullmatch(token.folded) or roles_of(token.folded):
                return False
        return named

    def _up_to(self, amount: Amount, cue: Cue) -> Sentence:
        """The words behind a label, with a verb that is the number's qualifier: "exceeded"."""
        qualifier = amount.qualifier
        if qualifier is not None and cue.at < qualifier.first == qualifier.after - 1:
            word = self.sentence[qualifier.first]
            if word.folded in LABEL_LINKS and qualifier.after == amount.first:
                return self.sentence[cue.at + 1 : amount.first]
        start = first_with_qualifier(amount)
        return self.sentence[cue.at + 1 : start if start > cue.at else amount.first]

    def _amount_between(self, first: int, after: int) -> bool:
        return bisect_left(self.firsts, first) < bisect_left(self.firsts, after)

    def _cues(self, first: int, after: int) -> list[Cue]:
        """The words that say what was done, among tokens `first` up to `after`."""
        return self.cues[bisect_left(self.places, first) : bisect_left(self.places, after)]

    def _other_cue(self, cue: Cue, first: int, after: int) -> bool:
        """Whether a word in between says that something else was done."""
        return any(
            other.measure != cue.measure
            and other.role in (Role.VERB, Role.DONE, Role.GERUND)
            and not (other.role is Role.VERB and other.measure in ("captured", "detained"))
            for other in self._cues(first, after)
        )

    def _passive(self, cue: Cue) -> bool:
        """Whether the words before the verb turn it round: "were slightly injured"."""
        for token in reversed(self.sentence[max(0, cue.at - 5) : cue.at]):
            if token.folded in BE:
                return True
            if not ADVERBS.fullmatch(token.folded) and not roles_of(token.folded):
                return False
        return False

    def _active(self, cue: Cue, place: int) -> bool:
        """Whether the verb has its own number after it: "20 gunmen killed 30 civilians"."""
        if self._passive(cue):
            return False
        if cue.at > 0 and self.sentence[cue.at - 1].folded in RELATIVES:
            return True
        if cue.at + 1 < len(self.sentence) and self.sentence[cue.at + 1].folded in DETERMINERS:
            return True
        following = bisect_right(self.starts, cue.at)
        nearest = self.starts[following] if following < len(self.starts) else None
        if nearest is None or nearest - cue.at > 3:
            return False
        return not any(
            token.folded in ENDS or token.kind is Kind.SIGN
            for token in self.sentence[cue.at + 1 : nearest]
        )

    @staticmethod
    def _possessed(between: Sentence) -> bool:
        if not between or len(between) > 5:
            return False
        return between[-1].text in ("'", "’") or between[-1].folded.endswith("'s")


def _far_fetched(option: Counted) -> float:
    """The cost of an option; "lost 312 men killed" says more of them than that they were lost."""
    loses = option.rule == "measure-object" and option.measure == "casualties"
    return option.cost + _LOSES_LESS * loses


def _people_among(tokens: Sentence) -> bool:
    return any(PEOPLE.fullmatch(token.folded) for token in tokens)


def _is_verb(word: str) -> bool:
    return any(role is Role.VERB for _, role in roles_of(word))
