"""Who is counted, in general: soldiers, civilians, children; and whose, where a text says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from apps.comparison.methods.scopes.hierarchy import Entry, Hierarchy, folded
from apps.comparison.methods.scopes.relation import Relation

MOST_WORDS = 4


@dataclass(frozen=True)
class Kinds:
    """Kinds of people. `general`: what a text may mean that only says whose: “Russian losses”."""

    hierarchy: Hierarchy = field(default_factory=Hierarchy)
    general: frozenset[str] = frozenset()

    def read(self, words: str) -> tuple[str | None, str]:
        """The kind that words name, and the words that are left.

        Of two kinds the one that lies within the other is meant; where neither does, as in
        “soldiers and civilians”, no kind is. What is left is folded, as it is looked up.
        """
        found, rest = self._named(folded(words).split())
        if len(found) < 2:
            return (next(iter(found)) if found else None), rest
        inner = [key for key in found if found <= self.hierarchy.above(key)]
        return (inner[0], rest) if inner else (None, folded(words))

    def _named(self, said: list[str]) -> tuple[frozenset[str], str]:
        """All kinds that are named, longer names first, and the words beside them."""
        for length in range(min(MOST_WORDS, len(said)), 0, -1):
            for start in range(len(said) - length + 1):
                keys = self.hierarchy.keys_for(" ".join(said[start : start + length]))
                if keys:
                    more, rest = self._named([*said[:start], *said[start + length :]])
                    return keys | more, rest.removesuffix(" of").removeprefix("of ")
        return frozenset(), " ".join(said)

    def relation(self, first: str, second: str) -> Relation:
        """How two kinds stand: nobody is of both only where that is said outright."""
        relation, rule = self.hierarchy.relation(first, second)
        return Relation.NOT_COMPARABLE if rule == "unrelated" else relation

    def against_unsaid(self, kind: str) -> Relation:
        """How a kind stands to people of whom only whose is said, whichever kind is meant."""
        found = {self.relation(kind, each) for each in self.general}
        return found.pop() if len(found) == 1 else Relation.NOT_COMPARABLE


@dataclass(frozen=True, slots=True)
class Counted:
    """Who is counted, taken apart: of which body or country, and which kind of people of it."""

    whose: str | None
    rest: str
    kind: str | None
    is_body: bool

    @property
    def is_anybodys(self) -> bool:
        """Whether only a kind is named: soldiers, whosever they are."""
        return self.whose is None and self.kind is not None and not self.rest

    @property
    def is_somebodys(self) -> bool:
        return self.whose is not None or (self.kind is not None and bool(self.rest))


def taken_apart(
    words: str,
    keys: Collection[str],
    populations: Hierarchy,
    kinds: Kinds,
    bodies: Collection[str],
) -> Counted:
    """`keys`: the entries that the words stand for as a whole.

    Of a body, its soldiers are all of it, as far as anybody counts them: “Wagner fighters” are
    Wagner. What is the name of an entry says nothing of a kind beside.
    """
    kind, rest = kinds.read(words)
    if not keys and rest:
        keys = populations.keys_for(rest)
    elif keys and populations.keys_for(words).issuperset(keys):
        kind, rest = None, ""
    whose = next(iter(keys)) if len(keys) == 1 else None
    is_body = whose in bodies
    if is_body and kind in kinds.general:
        kind = None
    return Counted(whose, rest, kind, is_body)


def relation_of_kinds(one: Counted, other: Counted, kinds: Kinds) -> Relation:
    """How the kinds of two stand, whosever they are; not comparable where one is not said."""
    if one.kind is not None and other.kind is not None:
        return kinds.relation(one.kind, other.kind)
    if one.kind is None and other.kind is None:
        return Relation.SAME
    if one.kind is None:
        return relation_of_kinds(other, one, kinds).converse
    if one.is_body:
        return Relation.NARROWER
    return Relation.NOT_COMPARABLE if other.is_body else kinds.against_unsaid(one.kind)


KINDS = Kinds(
    Hierarchy(
        entries=(
            Entry("people", "people of any kind", (), ("people", "persons")),
            Entry(
                "combatants",
                "soldiers and fighters",
                ("people",),
                (
                    *("soldiers", "soldier", "troops", "fighters", "combatants", "servicemen"),
                    *("service members", "military personnel", "forces"),
                    *("солдат", "солдаты", "солдати", "солдатів", "военных", "военнослужащих"),
                    *("військових", "військовослужбовців", "бойцов", "бійців"),
                ),
            ),
            Entry("officers", "officers", ("combatants",), ("офицеров", "офіцерів")),
            Entry("generals", "generals", ("officers",), ("генералов", "генералів")),
            Entry(
                "conscripts",
                "conscripts",
                ("combatants",),
                ("draftees", "срочников", "строковиків"),
            ),
            Entry(
                "mobilised",
                "mobilised soldiers",
                ("combatants",),
                ("mobilised", "mobilized", "mobilized soldiers", "мобилизованных"),
            ),
            Entry("mercenaries", "mercenaries", ("combatants",), ("наемников", "найманців")),
            Entry(
                "civilians",
                "civilians",
                ("people",),
                ("civilian", "non-combatants", "мирных жителей", "гражданских", "цивільних"),
            ),
            Entry(
                "aid-workers", "aid workers", ("civilians",), ("humanitarian workers", "aid staff")
            ),
            Entry(
                "journalists",
                "journalists",
                ("civilians",),
                ("reporters", "media workers", "журналистов", "журналістів"),
            ),
            Entry("children", "children", ("people",), ("minors", "детей", "дітей")),
            Entry("women", "women", ("people",), ("женщин", "жінок")),
            Entry(
                "convicts",
                "convicts",
                ("people",),
                ("convict", "inmates", "заключенных", "засуджених"),
            ),
            Entry("prisoners-of-war", "prisoners of war", ("people",), ("pows", "военнопленных")),
        ),
        apart=(("civilians", "combatants"),),
    ),
    general=frozenset({"people", "combatants"}),
)
"""What is true of people in any conflict: what a desk starts with."""
