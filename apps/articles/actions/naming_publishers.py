"""Publishers by name, for those who bring articles in."""

from uuid import UUID

from django.db import connection

from apps.articles.models import Publisher


def publishers_named(names: set[str]) -> dict[str, UUID]:
    """The publisher of each name, made where there is none; upper and lower case are the same."""
    if not names:
        return {}
    listed = sorted(names)
    found = _find(listed)
    missing = [name for name in listed if name not in found]
    if missing:
        Publisher.objects.bulk_create(
            [Publisher(name=name) for name in missing], ignore_conflicts=True
        )
        found |= _find(missing)
    return found


def _find(names: list[str]) -> dict[str, UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT given.name, publisher.id
              FROM unnest(%s::text[]) AS given(name)
              JOIN articles_publisher AS publisher ON lower(publisher.name) = lower(given.name)
            """,
            [names],
        )
        return dict(cursor.fetchall())
