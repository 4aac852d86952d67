"""Every table of our own with its fields, constraints and triggers."""

import inspect

from django.apps import apps
from django.db import models

APPS = ("articles", "entities", "claims", "notes", "comparison", "accounts")
# What the words "text" or "number" say better than a class name.
_TYPES = {
    "UUIDField": "UUID",
    "BigIntegerField": "number",
    "BigAutoField": "number",
    "IntegerField": "number",
    "PositiveIntegerField": "number",
    "PositiveSmallIntegerField": "number",
    "PositiveBigIntegerField": "number",
    "FloatField": "number",
    "CharField": "text",
    "TextField": "text",
    "EmailField": "text",
    "BooleanField": "yes or no",
    "DateTimeField": "moment",
    "BinaryField": "bytes",
    "SearchVectorField": "words",
    "GeneratedField": "computed",
}


def tables() -> str:
    return "\n\n".join(
        _table(model)
        for label in APPS
        for model in apps.get_app_config(label).get_models()
        if not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
    )


def _table(model: type[models.Model]) -> str:
    meta = model._meta
    about = inspect.cleandoc(model.__doc__ or "").split("\n\n")[0]
    history = "Keeps a history." if hasattr(model, "pgh_event_model") else "Keeps no history."
    lines = [
        f"## {meta.verbose_name.capitalize()}" if meta.verbose_name else "",
        "",
        f"`{meta.db_table}`. {' '.join(about.split())} {history}",
        "",
        "| Field | What | |",
        "|---|---|---|",
    ]
    lines += [_field(field) for field in meta.concrete_fields]
    rules = [_rule(constraint) for constraint in meta.constraints]
    # The triggers that write the history are the same for all and told above.
    triggers = [
        f"`{trigger.name}` (trigger)"
        for trigger in getattr(meta, "triggers", ())
        if not trigger.name.endswith(("_insert", "_update", "_delete"))
    ]
    if rules or triggers:
        lines += ["", "Held by the database: " + ", ".join([*rules, *triggers]) + "."]
    return "\n".join(lines)


def _field(field: "models.Field[object, object]") -> str:
    remarks = []
    if field.primary_key:
        remarks.append("the key")
    elif field.unique:
        remarks.append("unique")
    if field.null:
        remarks.append("may be absent")
    if field.choices:
        remarks.append("one of " + ", ".join(f"`{value}`" for value, _ in field.flatchoices))
    help_text = str(field.help_text).strip()
    told = "; ".join(remarks)
    told = f"{told}. {help_text}" if told and help_text else told or help_text
    return f"| `{field.column}` | {_kind(field)} | {told} |"


def _kind(field: "models.Field[object, object]") -> str:
    if field.remote_field is not None:
        return f"→ {field.remote_field.model._meta.verbose_name}"
    kind = _TYPES.get(type(field).__name__, type(field).__name__)
    length = getattr(field, "max_length", None)
    return f"{kind}, at most {length:,}" if length and kind == "text" else kind


def _rule(constraint: models.BaseConstraint) -> str:
    if isinstance(constraint, models.UniqueConstraint):
        return f"`{constraint.name}` (once only)"
    return f"`{constraint.name}`"
