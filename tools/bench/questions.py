"""How long a question takes to open: after a change of one of its claims, when all of it has to be
compared anew, and again, when nothing has changed.

In the database in use, which should be a copy: questions are put on file there, and changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.db.models import F

from apps.accounts.models import User
from apps.claims.models import Claim
from apps.comparison.models import Question
from tools.bench import databases
from tools.bench.archive import USERNAME
from tools.bench.asking import CLAIMS_OF_AN_ORIGIN, ask_about_many
from tools.bench.measuring import WARM_UP, asked_of_database
from tools.bench.pages import Page, bare_page
from tools.bench.visitor import Visitor
from tools.bench.web import HOST, served


@dataclass(frozen=True)
class QuestionWork:
    """Milliseconds at the median: of the bare page, of the question after a change, and of the
    question again; `letters` of its page, `queries` of one opening."""

    claims: int
    origins: int
    bare: float
    changed: float
    again: float
    letters: int
    queries: int

    @property
    def ratio(self) -> float:
        return self.changed / self.bare

    @property
    def again_ratio(self) -> float:
        return self.again / self.bare


def question_work(
    name: str, sizes: Sequence[int], *, port: int, rounds: int
) -> tuple[QuestionWork, ...]:
    """Of a question of so many claims each, in the database of that name."""
    user = User.objects.get(username=USERNAME)
    questions = [ask_about_many(claims=claims, by=user) for claims in sizes]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with served(databases.address(name), port):
        visitor = Visitor(user, HOST, port)
        found = tuple(_measured(visitor, question, user, rounds) for question in questions)
        visitor.close()
    connection.close()
    return found


def _measured(visitor: Visitor, question: Question, user: User, rounds: int) -> QuestionWork:
    """The figure of one of its claims is changed before each round."""
    bare, page = bare_page(), Page(question.title, question.get_absolute_url())
    claim, claims = question.claims.order_by("docket")[0], question.claims.count()
    for _ in range(WARM_UP):
        visitor.get(bare.path)
        visitor.get(page.path)
    bare_times, changed, again, letters = [], [], [], 0
    for _ in range(rounds):
        bare_times.append(visitor.get(bare.path).seconds)
        Claim.objects.filter(pk=claim.pk).update(low=F("low") + 1)
        answer = visitor.get(page.path)
        changed.append(answer.seconds)
        again.append(visitor.get(page.path).seconds)
        letters = len(answer.body)
    return QuestionWork(
        claims=claims,
        origins=claims // CLAIMS_OF_AN_ORIGIN,
        bare=median(bare_times) * 1000,
        changed=median(changed) * 1000,
        again=median(again) * 1000,
        letters=letters,
        queries=asked_of_database(user, page)[0],
    )
