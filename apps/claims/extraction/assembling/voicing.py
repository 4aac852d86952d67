"""Who a stretch of a text is said by, through whom it came, and in whose words it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import (
    Basis,
    Fidelity,
    How,
    Known,
    Named,
    Passed,
)
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.attributions import Act, Attribution, Step
from apps.claims.extraction.attributions.closed_words import (
    DETERMINERS,
    PERSONAL,
    RELATIVE,
    words_of,
)

_HOW = {
    Step.FOR_WHOM: How.FOR,
    Step.TOLD_WHOM: How.TOLD,
    Step.REPORTED_BY: How.REPORTED,
}
_SOURCES = words_of(
    "official officials source sources spokesman spokeswoman spokesperson ministry army police"
    " agency commander authorities officer officers witnesses service department"
    " джерело джерела чиновник чиновники источник источники чиновники"
)
_POINTING = RELATIVE | words_of(
    "that this these those it there що що це це это його її їх его ее её их"
)
_NOBODY = words_of("no nobody none neither ніхто жоден никто")
_BEFORE_BODY = words_of("for of at in from with")
_LONGEST_NAME = 60
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something. `claimant`: None for the article's own voice.

    `chain`: from the claimant outwards. `attribution`: the one that the voice comes from. `own`:
    the words stand in a quotation of the claimant. `unsaid`: the words are denied or refused, or
    stand under a negation: they are no statement of the claimant.
    """

    claimant: Known | None = None
    chain: tuple[Passed, ...] = ()
    attribution: Attribution | None = None
    own: bool = False
    unsaid: bool = False

    @property
    def fidelity(self) -> Fidelity:
        """How close words are to what was said; the article is verbatim in its own voice."""
        own = self.own or self.attribution is None
        return Fidelity.VERBATIM if own else Fidelity.PARAPHRASE


def voice_at(scene: Scene, position: int) -> Voice:
    """Who says what stands at a code point: the innermost who is named."""
    here = scene.saying_at(position)
    unsaid = any(_unsays(scene, each) for each in here)
    token = scene.reading.token_at(position)
    own = token < len(scene.reading.within) and scene.reading.within[token] >= 0
    for each in here:
        if each.speaker is None or _is_no_source(scene, each):
            continue
        if each.rule == "noun":
            # "He denied Kyiv's claim that …": denied or not, Kyiv has claimed it.
            unsaid = _unsays(scene, each)
        return _voice(scene, each, own=own, unsaid=unsaid)
    hearsay = here[0] if here else None
    return Voice(None, (), hearsay, own, unsaid)


def _unsays(scene: Scene, said: Attribution) -> bool:
    return said.negated or said.act in (Act.DENIES, Act.REFUSES) or _is_nobody(scene, said)


def _is_nobody(scene: Scene, said: Attribution) -> bool:
    """ "No group has claimed": nobody says it."""
    if said.speaker is None:
        return False
    return scene.reading.lows[scene.reading.token_at(said.speaker.start)] in _NOBODY


def _is_no_source(scene: Scene, said: Attribution) -> bool:
    """Whether a speaker is only pointed at, or is the article's own publisher."""
    assert said.speaker is not None
    if said.refers_to is None and plain(scene.text, said.speaker).lower() in _POINTING:
        return True
    return _is_publisher(scene, said.speaker)


def _is_publisher(scene: Scene, speaker: Span) -> bool:
    """Whether the article speaks of its own publisher: "the BBC has seen" in the BBC."""
    words = plain(scene.text, speaker).casefold()
    return bool(scene.publisher) and words.removeprefix("the ") == scene.publisher.removeprefix(
        "the "
    )


def _voice(scene: Scene, said: Attribution, *, own: bool, unsaid: bool) -> Voice:
    assert said.speaker is not None
    claimant = named_source(scene, said.refers_to or said.speaker, said.speaker)
    if said.rule == "sentence-before":
        claimant = replace(claimant, basis=Basis.ELSEWHERE)
    chain: list[Passed] = []
    for link in said.chain:
        how = _HOW.get(link.step)
        if how is not None:
            chain.append(passed(scene, how, link.span))
        elif link.step is Step.CITED and (source := _cited(scene, link.span)) is not None:
            chain = [Passed(How.CITED, claimant.words, said.speaker, claimant.ref), *chain]
            claimant = source
    return Voice(claimant, tuple(chain), said, own, unsaid)


def passed(scene: Scene, how: How, span: Span) -> Passed:
    """A step of a chain by its words, with the name that stands in them."""
    name = _name_in(scene, span)
    return Passed(how, plain(scene.text, span), span, name.ref if name else None)


def named_source(scene: Scene, naming: Span, here: Span) -> Known:
    """The source that words name: by the name in them, if there is one.

    `naming`: the words that name it in full. `here`: those that stand where it speaks.
    """
    words, span, ref = named_by(scene, naming)
    basis = Basis.STATED if here.overlaps(naming) else Basis.ELSEWHERE
    return Known(words, basis, span, ref)


def named_by(scene: Scene, naming: Span) -> tuple[str, Span, str | None]:
    """The name in a phrase and who it is; the phrase itself if it holds no name."""
    name = _name_in(scene, naming)
    if name is not None:
        span = Span(name.start, name.end)
        return plain(scene.text, span), span, name.ref
    tokens = scene.tokens_in(naming)
    person = scene.persons.of_phrase((tokens.start, tokens.stop)) if tokens else None
    if person is not None and tokens.start <= person.name[0] < person.name[1] <= tokens.stop:
        reading = scene.reading
        span = Span(reading.starts[person.name[0]], reading.ends[person.name[1] - 1])
        if _is_head(scene, span, naming):
            return plain(scene.text, span), span, None
    return plain(scene.text, naming), naming, None


def _name_in(scene: Scene, span: Span) -> Named | None:
    """The name that a phrase is about: a person or body that it ends in, or all of it."""
    found: Named | None = None
    for name in scene.names_in(span):
        where = Span(name.start, name.end)
        if name.kind == "person":
            if _is_head(scene, where, span):
                return name
        elif name.end == span.end:
            before = scene.text[span.start : name.start].lower().split()
            body = name.kind == "organisation" and not any(word in _BEFORE_BODY for word in before)
            if body or all(word in DETERMINERS for word in before):
                found = name
    return found


def _is_head(scene: Scene, name: Span, phrase: Span) -> bool:
    """Whether a phrase is about the person it names: not "the Biden-led administration"."""
    return name.end == phrase.end or scene.text[name.end : name.end + 1] in ",("


def _cited(scene: Scene, span: Span) -> Known | None:
    """Who is cited, if it is somebody who can say something, and no paper."""
    tokens = scene.tokens_in(span)
    if not tokens or span.end - span.start > _LONGEST_NAME:
        return None
    last = scene.reading.lows[tokens[-1]]
    person = scene.persons.of_phrase((tokens.start, tokens.stop))
    name = _name_in(scene, span)
    if person is None and last not in _SOURCES and (name is None or name.kind == "place"):
        return None
    return named_source(scene, span, span)


def is_pronoun(scene: Scene, span: Span) -> bool:
    """Whether a phrase is a pronoun for a person or a group, and nothing else."""
    return scene.text[span.start : span.end].lower() in PERSONAL


def plain(text: str, span: Span) -> str:
    """The words of a span on one line, the first LONGEST_WORDS code points of them."""
    return " ".join(text[span.start : min(span.end, span.start + LONGEST_WORDS)].split())
