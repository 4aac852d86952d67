"""How much a merge would move, before anybody decides."""

from dataclasses import dataclass

from django.db import connection

from apps.entities.models import Entity
from apps.entities.queries.references import Reference, Treatment, treated

_WORDS = {
    "claims.claim.claimant": ("claim made", "claims made"),
    "claims.claimentity.entity": ("claim about it", "claims about it"),
    "entities.entity.merged_into": ("earlier merge", "earlier merges"),
    "entities.entity.parent": ("entry within it", "entries within it"),
    "entities.name.entity": ("spelling", "spellings"),
    "entities.namedecision.entity": ("decision about a name", "decisions about names"),
    "entities.role.body": ("role held in it", "roles held in it"),
    "entities.role.person": ("role", "roles"),
}


@dataclass(frozen=True)
class Moving:
    """So many rows of one kind would move; of these so many stand at both and would stand once."""

    one: str
    many: str
    count: int
    twice: int


def what_moves(kept: Entity, absorbed: Entity) -> tuple[Moving, ...]:
    """What points at the absorbed one, the most first. As many queries as there are kinds."""
    found = [_moving(one, kept, absorbed) for one in treated(Treatment.MOVED)]
    return tuple(sorted((one for one in found if one.count), key=lambda one: -one.count))


def _moving(reference: Reference, kept: Entity, absorbed: Entity) -> Moving:
    one, many = _WORDS.get(
        reference.label,
        (
            str(reference.model._meta.verbose_name),
            str(reference.model._meta.verbose_name_plural),
        ),
    )
    count = reference.model._default_manager.filter(**{reference.field.name: absorbed}).count()
    twice = 0
    for unique in reference.uniques if count else ():
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM {reference.table} AS theirs"  # noqa: S608  (names of ours)
                f" JOIN {reference.table} AS ours ON {unique.same('theirs', 'ours')}"
                f" WHERE theirs.{reference.column} = %s AND ours.{reference.column} = %s",
                [absorbed.pk, kept.pk],
            )
            twice += cursor.fetchone()[0]
    return Moving(one, many, count, twice)
