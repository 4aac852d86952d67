"""The tasks of `manage.py suggest` and `manage.py evaluate`, from all the apps."""

from apps.anchoring import measuring as anchors
from apps.claims.measuring import attributions, claims
from apps.comparison.measuring import comparisons, origins
from apps.entities.measuring import mentions, names, toponyms
from apps.figures import measuring as figures
from apps.measuring import Task

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        anchors.TASK,
        attributions.TASK,
        claims.TASK,
        comparisons.TASK,
        figures.TASK,
        mentions.TASK,
        names.TASK,
        origins.TASK,
        toponyms.TASK,
    )
}
