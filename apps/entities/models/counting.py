"""Counts that triggers keep: one statement of arithmetic, however many rows were written."""

import pgtrigger


def counted_by_statement(
    name: str, *, add: str, gained: str, lost: str, forget_nought: str
) -> list[pgtrigger.Trigger]:
    """Triggers for inserts, updates and deletes of a model, named after `name`.

    `add` is SQL with a place for `{rows}`, which `gained` selects of new_rows and `lost` of
    old_rows; `forget_nought` lets go of counts that came to nothing.
    """
    return [
        pgtrigger.Trigger(
            name=f"{name}_counts",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=add.format(rows=gained) + "RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name=f"{name}_counts_elsewhere",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
            func=add.format(rows=f"{gained} UNION ALL {lost}") + forget_nought + "RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name=f"{name}_counts_no_more",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="old_rows"),
            func=add.format(rows=lost) + forget_nought + "RETURN NULL;",
        ),
    ]
