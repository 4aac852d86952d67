from collections.abc import Callable

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.audit.undo import undo
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import (
    decide_mention,
    delete_mention,
    mark_mention,
    point_mention_at,
)
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, EntityTally


def tallies() -> dict[str, int]:
    return dict(EntityTally.objects.values_list("entity__name", "mentions"))


def test_tallies_follow_mentions_however_they_change(
    analyst: User, make_article: Callable[..., Article]
) -> None:
    def person(name: str) -> Entity:
        return create_entity(kind=EntityKind.PERSON, name=name, by=analyst)

    kirby, other = person("John Kirby"), person("J. Kirby")
    version = make_article("Kirby spoke. Kirby left.").current_version
    first = mark_mention(version=version, start=0, end=5, quote="Kirby", entity=kirby, by=analyst)
    second = mark_mention(
        version=version, start=13, end=18, quote="Kirby", entity=kirby, by=analyst
    )
    assert tallies() == {"John Kirby": 2}

    second = point_mention_at(
        mention=second, entity=other, by=analyst, expected_revision=second.revision
    )
    assert tallies() == {"John Kirby": 1, "J. Kirby": 1}

    _, action = decide_mention(
        mention=second,
        state=SuggestionState.REJECTED,
        by=analyst,
        expected_revision=second.revision,
    )
    assert tallies() == {"John Kirby": 1}

    undo(action=action, by=analyst)
    assert tallies() == {"John Kirby": 1, "J. Kirby": 1}

    undo(action=delete_mention(mention=first, by=analyst), by=analyst)
    assert tallies() == {"John Kirby": 1, "J. Kirby": 1}

    delete_mention(mention=kirby.mentions.get(), by=analyst)
    assert tallies() == {"J. Kirby": 1}
