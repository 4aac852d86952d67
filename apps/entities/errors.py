from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apps.entities.models import Entity


class MergeRefused(Exception):
    """Two entities cannot be made one, or one two again. The message says why, for people.

    `marked_different`: a person said that they are not the same; taking that back helps.
    """

    def __init__(self, message: str, *, marked_different: bool = False) -> None:
        super().__init__(message)
        self.marked_different = marked_different


class MergedAway(Exception):
    """Somebody asked for an entity that was merged into another one in the meantime."""

    def __init__(self, entity: "Entity") -> None:
        kept = entity.merged_into
        into = f"{kept.docket_label} {kept.name}" if kept else "another one"
        super().__init__(
            f"{entity.docket_label} {entity.name} was merged into {into}, so nothing was changed."
            " What you wanted to change is found there."
        )
        self.entity = entity
