"""The tree of tags, as it is drawn."""

from dataclasses import dataclass, field
from uuid import UUID

from apps.articles.models import Tag


@dataclass
class Node:
    """A tag in its tree. `depth` counts from 0; `below` are its children, by name."""

    tag: Tag
    depth: int = 0
    below: list["Node"] = field(default_factory=list)

    def within(self) -> list[UUID]:
        """The ids of the tag and of everything below it."""
        return [self.tag.pk, *(pk for node in self.below for pk in node.within())]


def tag_tree() -> list[Node]:
    """All tags, roots first, each with those below it; one query."""
    nodes = {tag.pk: Node(tag) for tag in Tag.objects.order_by("name")}
    roots: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.tag.parent_id) if node.tag.parent_id else None
        (above.below if above else roots).append(node)
    _set_depth(roots, 0)
    return roots


def _set_depth(nodes: list[Node], depth: int) -> None:
    for node in nodes:
        node.depth = depth
        _set_depth(node.below, depth + 1)


def flat(nodes: list[Node]) -> list[Node]:
    """The tree as a list, every tag after the one above it."""
    return [one for node in nodes for one in (node, *flat(node.below))]


def within(tag: Tag) -> list[UUID]:
    """The ids of a tag and of everything below it."""
    nodes = {node.tag.pk: node for node in flat(tag_tree())}
    return nodes[tag.pk].within() if tag.pk in nodes else [tag.pk]
