"""Operations in batches leave the models and the tables as they would one after another."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from apps.audit.batching import Batch, in_batches


def operations() -> list[Operation]:
    """Two tables, one of which points to the other, with a column, an index and a rule more."""
    return [
        migrations.CreateModel("Town", [("id", models.AutoField(primary_key=True))]),
        migrations.CreateModel("Street", [("id", models.AutoField(primary_key=True))]),
        migrations.AddField(
            "street", "town", models.ForeignKey("batched.Town", models.CASCADE, null=True)
        ),
        migrations.AddField("street", "houses", models.IntegerField(default=0)),
        migrations.AddConstraint(
            "street",
            models.CheckConstraint(condition=models.Q(houses__gte=0), name="street_houses"),
        ),
        migrations.RunSQL("SELECT 1", "SELECT 1"),
        migrations.RemoveConstraint("street", "street_houses"),
        migrations.AddIndex("street", models.Index(fields=["houses"], name="street_by_houses")),
    ]


def carried_out(steps: list[Operation]) -> tuple[ProjectState, list[str]]:
    """The state and what the database knows of the tables, in one transaction's schema."""
    migration = type("Migration", (migrations.Migration,), {"operations": steps})("m", "batched")
    state = ProjectState()
    assert state.apps.get_models() == []
    with connection.schema_editor(atomic=True) as editor:
        state = migration.apply(state, editor)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name || ' ' || data_type"
            "  FROM information_schema.columns WHERE table_name LIKE 'batched_%%'"
            " UNION SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'batched_%%'"
            " UNION SELECT conname FROM pg_constraint WHERE contype <> 'n'"
            "          AND conrelid IN (SELECT oid FROM pg_class WHERE relname LIKE 'batched_%%')"
            " ORDER BY 1"
        )
        known = [row[0] for row in cursor.fetchall()]
    with connection.schema_editor(atomic=True) as editor:
        migration.unapply(ProjectState(), editor)
    return state, known


@pytest.mark.django_db(transaction=True)
def test_batches_make_the_same_tables_and_models_and_take_them_back() -> None:
    singly, tables = carried_out(operations())
    batched, same_tables = carried_out(in_batches(operations()))
    assert tables == same_tables
    assert {each for each in tables if "houses" in each} == {
        "batched_street.houses integer",
        "CREATE INDEX street_by_houses ON public.batched_street USING btree (houses)",
    }
    assert singly.models == batched.models
    for state in (singly, batched):
        street = state.apps.get_model("batched", "Street")
        assert [field.name for field in street._meta.get_fields()] == ["id", "town", "houses"]
        assert street._meta.get_field("town").related_model is state.apps.get_model(
            "batched", "Town"
        )
    assert "batched_street" not in connection.introspection.table_names()


def test_neighbours_of_a_kind_make_a_batch_in_their_order() -> None:
    found = in_batches(operations())
    assert [len(each.operations) if isinstance(each, Batch) else each for each in found] == [
        2,
        3,
        found[2],
        2,
    ]
    assert isinstance(found[2], migrations.RunSQL)
