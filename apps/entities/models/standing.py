import pgtrigger


def proposed_is_confirmed_nowhere() -> pgtrigger.Trigger:
    """For Entity: none goes back to a proposal while a person's mention of it stands.

    Checked at the end, because undoing brings the mentions back too, in whatever order.
    """
    return pgtrigger.Trigger(
        name="entity_proposed_is_confirmed_nowhere",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.UpdateOf("standing"),
        func="""
            IF EXISTS (
                SELECT FROM entities_entity AS entity
                  JOIN entities_mention AS mention ON mention.entity_id = entity.id
                 WHERE entity.id = NEW.id AND entity.standing = 'proposed'
                   AND mention.state = 'confirmed'
            ) THEN
                RAISE EXCEPTION 'a person confirmed a mention of this entity'
                    USING ERRCODE = 'check_violation',
                          CONSTRAINT = 'entity_proposed_is_confirmed_nowhere';
            END IF;
            RETURN NULL;
        """,
        condition=pgtrigger.Q(new__standing="proposed"),
    )
