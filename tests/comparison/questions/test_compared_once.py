"""The same facts are compared once, and others never get what was found for them."""

from collections.abc import Iterable
from dataclasses import replace

from apps.claims.models import Claim
from apps.comparison.methods.comparing import USUAL, Compared, compare
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.queries.compared import Kept
from apps.comparison.queries.facts import facts_of
from tests.comparison.questions.making import World
from tests.comparison.questions.test_comparing import SINCE, Briefing


class Counting:
    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, facts: QuestionFacts, methods: Iterable[str] = USUAL) -> Compared:
        self.asked += 1
        return compare(facts, methods)


def test_the_same_facts_are_compared_once_whatever_the_question_is_called(world: World) -> None:
    talk = Briefing(world)
    claim = talk.lead()
    counting = Counting()
    kept = Kept(comparing=counting)
    one, other = facts_of(world.question(claim)), facts_of(world.question(claim, title="Again?"))
    assert kept.compared(one) is kept.compared(other)
    assert counting.asked == 1
    assert kept.compared(one) == compare(one)


def test_whatever_changes_is_compared_anew(world: World) -> None:
    talk = Briefing(world)
    claim, other = talk.lead(), talk.lead(article=talk.second, **SINCE)
    question = world.question(claim, other)
    counting = Counting()
    kept = Kept(comparing=counting)
    before = kept.compared(facts_of(question))
    Claim.objects.filter(pk=claim.pk).update(low=30001, figure_words="More than 30,000")
    after = kept.compared(facts_of(question))
    assert counting.asked == 2
    assert before != after == compare(facts_of(question))
    # Another version of a method finds for itself.
    kept.compared(facts_of(question), USUAL[:1])
    assert counting.asked == 3


def test_no_more_is_kept_than_there_is_room_for(world: World) -> None:
    talk = Briefing(world)
    facts = facts_of(world.question(talk.lead()))
    counting = Counting()
    kept = Kept(most=1, comparing=counting)
    changed = replace(facts, claims=tuple(replace(c, statement="Else") for c in facts.claims))
    for asked in (facts, changed, facts):
        kept.compared(asked)
    assert counting.asked == 3
    kept.compared(facts)
    assert counting.asked == 3
