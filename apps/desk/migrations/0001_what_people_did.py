from django.db import migrations

# Of these histories what people did is read in the order of time; what the product did is not.
TABLES = (
    *("articles_articleevent", "articles_articletagevent", "articles_publisherevent"),
    *("articles_spantagevent", "articles_tagevent"),
    *("claims_assessmentevent", "claims_claimevent", "claims_claimlinkevent"),
    *("claims_claimtagevent", "claims_evidenceevent", "claims_fieldwordsevent"),
    *("claims_relayevent", "claims_utteranceevent"),
    *("comparison_answerevent", "comparison_correctionevent", "comparison_origindecisionevent"),
    *("comparison_questionevent", "comparison_questionclaimevent"),
    *("entities_entityevent", "entities_mentionevent", "entities_mergeevent"),
    *("entities_nameevent", "entities_roleevent"),
    *("notes_commentevent", "notes_noteevent"),
)
BY_PEOPLE = "; ".join(
    f"CREATE INDEX {table}_by_people ON {table} (pgh_created_at, pgh_context_id)"
    " WHERE pgh_context ->> 'user' IS NOT NULL"
    for table in TABLES
)
NOT_BY_PEOPLE = "; ".join(f"DROP INDEX {table}_by_people" for table in TABLES)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("articles", "0001_initial"),
        ("claims", "0005_typed_claims"),
        ("comparison", "0004_corrections"),
        ("entities", "0007_identity_is_a_decision"),
        ("notes", "0001_initial"),
    ]
    operations = [migrations.RunSQL(BY_PEOPLE, NOT_BY_PEOPLE)]
