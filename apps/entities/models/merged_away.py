import pgtrigger


def follows_merges(column: str) -> pgtrigger.Trigger:
    """What is written about a merged entity lands at the one that it leads to.

    Somebody may still have a page open, or a batch under way, from before the merge. Asking for
    the row with a lock lets the writer wait for a merge that is being made this very moment.
    """
    return pgtrigger.Trigger(
        name=f"at_the_kept_{column}",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(column),
        declare=[("leads_to", "uuid")],
        func=f"""
            IF NEW.{column} IS NOT NULL THEN
                SELECT merged_into_id INTO leads_to
                  FROM entities_entity
                 WHERE id = NEW.{column}
                   FOR KEY SHARE;
                NEW.{column} := coalesce(leads_to, NEW.{column});
            END IF;
            RETURN NEW;
        """,  # noqa: S608  (the name of a column of ours)
    )
