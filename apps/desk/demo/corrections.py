"""The corrections of the demo world, each of the origin of one of its claims."""

import datetime
from typing import Any

from apps.claims.models import Utterance
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.enums import CorrectionEffect
from apps.desk.demo.marks import World


def load_corrections(world: World, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        version = world.versions[row["article"]]
        said = CorrectionSaid(
            effect=CorrectionEffect(row["effect"]),
            words=row["words"],
            said_on=datetime.date.fromisoformat(row["said_on"]),
            source_article=version.article,
            source_version=version,
            place=world.entities[row["place"]],
        )
        utterance = Utterance.objects.get(claims=world.claims[row["of"]])
        correct(said=said, utterance=utterance, by=world.analyst)
