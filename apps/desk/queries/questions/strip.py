"""What the claims of a question rest on, in a few sentences, and the way they came."""

from dataclasses import dataclass
from typing import Final

from apps.comparison.enums import QuestionKind
from apps.comparison.methods.comparing import Compared, Root
from apps.comparison.methods.facts import QuestionFacts
from apps.desk.queries.questions.shown import bounds_of, measure_of, said_when
from apps.ui.dates import count, number

MOST_ROUTES: Final = 12
MOST_STEPS: Final = 3
# The geometry of the drawing, in units of its own.
_ROW, _TOP, _HIGH = 34, 4, 26
_ROOT, _STEP, _ARTICLE, _GAP, _FORK = 150, 104, 64, 16, 44


@dataclass(frozen=True)
class Box:
    """A box with one or two lines in it; `kind` is "root", "step" or "article"."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    first: str
    second: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def line(self) -> float:
        return self.y + self.height / 2 + (4 if not self.second else -2)

    @property
    def second_line(self) -> float:
        return self.y + self.height / 2 + 11


@dataclass(frozen=True)
class Routes:
    """The drawing of origins, who passed them on, and articles. `told`: the same in words."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    told: str
    left_out: int


@dataclass(frozen=True)
class Strip:
    articles: int
    origins: int
    unresolved: int
    meaning: str
    bounds: str
    routes: Routes | None


def strip_of(facts: QuestionFacts, compared: Compared) -> Strip:
    traced = compared.traced
    lost = len(traced.unresolved) + sum(
        len(root.claims) for root in traced.roots if not root.counts
    )
    return Strip(
        articles=traced.articles,
        origins=traced.independent.count,
        unresolved=lost,
        meaning=_meaning(facts, compared, lost),
        bounds=_bounds(facts),
        routes=_routes(traced.roots, facts),
    )


def _meaning(facts: QuestionFacts, compared: Compared, lost: int) -> str:
    traced = compared.traced
    independent, articles = traced.independent.count, traced.articles
    if not facts.claims:
        return "No claim counts for this question yet."
    rest = f" {count(lost, 'claim')} of no known origin add nothing." if lost > 1 else ""
    rest = rest or (" One claim of no known origin adds nothing." if lost else "")
    if independent == 0:
        return "Nobody can say where any of this comes from, so nothing here is corroborated."
    if independent == 1:
        counting = [root for root in traced.roots if root.counts]
        articles = len({article for root in counting for article in root.articles})
        texts = len({text for root in counting for text in root.texts})
        named = _named(counting[0], facts) if len(counting) == 1 else "sources that depend on one"
        all_of_it = "Every claim here" if not lost else "Every claim whose origin is known"
        if articles > 1:
            by = f" by {count(texts, 'route')}" if texts < articles else ""
            return (
                f"{all_of_it} comes from one origin: {named}. {count(articles, 'article')} repeat"
                f" it{by}, so it is widely reported but not corroborated.{rest}"
            )
        return f"{all_of_it} comes from one origin, in one article: {named}.{rest}"
    return (
        f"{number(independent)} independent origins speak here, in"
        f" {count(articles, 'article')}. They corroborate one another only where they speak of the"
        f" same thing{_see(facts)}.{rest}"
    )


def _see(facts: QuestionFacts) -> str:
    return ": see scope" if facts.kind == QuestionKind.NUMBER else " at one time"


def _named(root: Root, facts: QuestionFacts) -> str:
    parts = [root.who, root.said, said_when(facts, root.key)]
    return ", ".join(each for each in parts if each) or "somebody who is not named"


def _bounds(facts: QuestionFacts) -> str:
    """The lowest bound that is stated of each measure, and whether there is an upper one."""
    lows: dict[str, int | float] = {}
    highs: dict[str, int | float] = {}
    for claim in facts.claims:
        drawn, measure = bounds_of(claim), measure_of(claim)
        if drawn.low is not None:
            lows[measure] = min(drawn.low, lows.get(measure, drawn.low))
        if drawn.high is not None:
            highs[measure] = max(drawn.high, highs.get(measure, drawn.high))
    if not lows and not highs:
        return ""
    told = []
    if lows:
        told.append(f"Lowest bound stated: {_listed(lows)}.")
    told.append(
        f"Highest bound stated: {_listed(highs)}." if highs else "No source gives an upper bound."
    )
    without = sorted(measure for measure in lows.keys() - highs.keys() if measure)
    if highs and without:
        told.append(f"No source gives an upper bound of {', '.join(without)}.")
    return " ".join(told)


def _listed(values: dict[str, int | float]) -> str:
    return ", ".join(f"{number(value)} {measure}".rstrip() for measure, value in values.items())


def _routes(roots: tuple[Root, ...], facts: QuestionFacts) -> Routes | None:
    shown, left_out = _chosen([root for root in roots if root.routes])
    if not shown:
        return None
    steps = max(min(len(way), MOST_STEPS) for _root, _article, way in shown)
    end = _ROOT + _FORK + steps * (_STEP + _GAP)
    boxes, paths = [], []
    for root in dict.fromkeys(root.key for root, _article, _way in shown):
        own = [at for at, (one, _article, _way) in enumerate(shown) if one.key == root]
        held = shown[own[0]][0]
        centre = _TOP + (own[0] + own[-1]) / 2 * _ROW + _HIGH / 2
        when = said_when(facts, root)
        first, second = _cut(held.who or held.said or "Not named", 20), _cut(when, 22)
        boxes.append(Box("root", 1, centre - 15, _ROOT, 30, first, second))
        for at in own:
            _one, article, way = shown[at]
            y = _TOP + at * _ROW + _HIGH / 2
            bend = _ROOT + _FORK / 2
            paths.append(
                f"M{_ROOT} {centre}C{bend} {centre} {bend} {y} {_ROOT + _FORK - 4} {y}H{end}"
            )
            kept = way[-MOST_STEPS:]
            for place, step in enumerate(kept, start=steps - len(kept)):
                x = _ROOT + _FORK + place * (_STEP + _GAP)
                boxes.append(Box("step", x, y - 12, _STEP, 24, _cut(step, 15)))
            boxes.append(Box("article", end, y - 12, _ARTICLE, 24, article))
    told = "; ".join(
        " to ".join([root.who or root.said or "an origin not named", *way, article])
        for root, article, way in shown
    )
    return Routes(
        width=end + _ARTICLE + 1,
        height=_TOP * 2 + len(shown) * _ROW - (_ROW - _HIGH),
        boxes=tuple(boxes),
        paths=tuple(paths),
        told=told,
        left_out=left_out,
    )


def _chosen(roots: list[Root]) -> tuple[list[tuple[Root, str, tuple[str, ...]]], int]:
    """The routes that are drawn, some of every origin, and how many are not."""
    share = max(1, MOST_ROUTES // max(len(roots), 1))
    shown: list[tuple[Root, str, tuple[str, ...]]] = []
    left_out = sum(len(root.texts) for root in roots[MOST_ROUTES:])
    for root in roots[:MOST_ROUTES]:
        ways = [_way(root, articles) for articles in root.texts]
        kept = ways if len(ways) <= share + 1 else ways[:share]
        shown += kept
        if len(kept) < len(ways):
            shown.append((root, f"+ {len(ways) - len(kept)}", ()))
            left_out += len(ways) - len(kept)
    return shown, left_out


def _way(root: Root, articles: tuple[str, ...]) -> tuple[Root, str, tuple[str, ...]]:
    """One route; near-copies of one text are drawn as the first of them, and how many more."""
    way = max((root.routes[article] for article in articles), key=len)
    more = len(articles) - 1
    return root, f"{articles[0]} +{more}" if more else articles[0], way


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
