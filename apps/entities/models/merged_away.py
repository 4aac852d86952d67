import pgtrigger


def follows_merges(table: str, *columns: str) -> list[pgtrigger.Trigger]:
    """What is written about a merged entity lands at the one that it leads to.

    Somebody may still have a page open, or a batch under way, from before the merge. The lock
    lets the writer wait for a merge that is being made this very moment. Once a statement,
    however many rows it writes; by their names these triggers come after those that count and
    those that keep the history, as a second change.
    """
    lands = "\n".join(_LANDS.format(table=table, column=column) for column in columns)
    return [
        pgtrigger.Trigger(
            name=f"written_at_the_kept_after_{when}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=f"{lands} RETURN NULL;",
        )
        for when, operation in (("insert", pgtrigger.Insert), ("update", pgtrigger.Update))
    ]


def waits_for_merges(column: str) -> list[pgtrigger.Trigger]:
    """For rows that are counted: wait for a merge before counting, as the merge itself does.

    By their names these triggers come first. Otherwise the writer would hold the count and wait
    for the entity, and the merge would hold the entity and wait for the count.
    """
    return [
        pgtrigger.Trigger(
            name=f"a_merge_is_waited_for_on_{when}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=f"{_WAITS.format(column=column)} RETURN NULL;",
        )
        for when, operation in (("insert", pgtrigger.Insert), ("update", pgtrigger.Update))
    ]


def counts_go_with_entity() -> pgtrigger.Trigger:
    """An entity that is gone counts nowhere; its mentions may be pointed elsewhere only after."""
    return pgtrigger.Trigger(
        name="entity_counts_no_more",
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        func="""
            DELETE FROM entities_entitytally WHERE entity_id = OLD.id;
            DELETE FROM entities_opentally WHERE entity_id = OLD.id;
            RETURN NULL;
        """,
    )


_WAITS = """
    PERFORM FROM entities_entity
      WHERE id IN (SELECT {column} FROM new_rows)
      ORDER BY id
        FOR KEY SHARE;
"""
_LANDS = """
    PERFORM FROM entities_entity
      WHERE id IN (SELECT {column} FROM new_rows)
      ORDER BY id
        FOR KEY SHARE;
    IF EXISTS (
        SELECT FROM new_rows JOIN entities_entity AS entity ON entity.id = new_rows.{column}
         WHERE entity.merged_into_id IS NOT NULL
    ) THEN
        UPDATE {table} AS late
           SET {column} = entity.merged_into_id
          FROM new_rows JOIN entities_entity AS entity ON entity.id = new_rows.{column}
         WHERE late.id = new_rows.id AND entity.merged_into_id IS NOT NULL;
    END IF;
"""
