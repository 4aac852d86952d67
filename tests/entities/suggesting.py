"""What a finder might say about a text, made by hand."""

from typing import Any

from apps.articles.models import Article, Version
from apps.entities.actions.suggesting import Outcome, Searched, suggest_names
from apps.entities.matching.finding import Candidate, Finding, Found, FoundRole
from apps.entities.models import Entity, Mention
from apps.entities.names import fold


def candidate(meant: Entity | str, score: float = 0.9, kind: str = "place") -> Candidate:
    """Somebody on file, or a ref: "gazetteer:geonames:1", "new:person:John Kirby"."""
    if isinstance(meant, Entity):
        return Candidate(f"entity:{meant.pk}", meant.kind, meant.name, score, ("It fits.",))
    name = meant.rpartition(":")[2]
    kind = meant.split(":")[1] if meant.startswith("new:") else kind
    return Candidate(meant, kind, name, score, ("The gazetteer has it.",))


def finding(
    text: str, words: str, *meant: Entity | str, nth: int = 1, undecided: bool = False, **of: Any
) -> Finding:
    """The words at their nth place in the text, meaning the first of `meant`."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    best, *others = (candidate(one, 0.9 - at / 10) for at, one in enumerate(meant))
    return Finding(
        start=start,
        end=start + len(words),
        kind=best.kind,
        name_key=of.get("name_key", fold(words)),
        rule=of.get("rule", "name on file"),
        score=best.score,
        explanation="The words are a name on file.",
        best=best,
        others=tuple(others),
        undecided=undecided,
    )


def found(*findings: Finding, roles: tuple[FoundRole, ...] = ()) -> Found:
    return Found(tuple(sorted(findings, key=lambda one: one.start)), roles)


def suggest(article: Article, *findings: Finding, roles: tuple[FoundRole, ...] = ()) -> Outcome:
    article.refresh_from_db()
    version = Version.objects.select_related("article__publisher").get(
        pk=article.current_version_id
    )
    return suggest_names(searched=[Searched(version, found(*findings, roles=roles))])


def stands(article: Article) -> list[tuple[str, str, str]]:
    """What stands in an article: the words, whom they name, and how sure that is."""
    rows = Mention.objects.filter(article=article).order_by("start", "docket")
    return [(row.quote, row.entity.name, row.state) for row in rows.select_related("entity")]
