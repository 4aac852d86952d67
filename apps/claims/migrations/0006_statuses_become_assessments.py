"""A status set before assessments were told apart becomes the assessment of who made the claim."""

from django.db import migrations

ASSESS = """
    INSERT INTO claims_assessment
           (id, claim_id, analyst_id, status, reliability, credibility, reason, settles,
            created_at, revision)
    SELECT gen_random_uuid(), id, created_by_id, status, '', NULL, '', false, created_at, 1
      FROM claims_claim
     WHERE status <> 'unverified'
"""


class Migration(migrations.Migration):

    dependencies = [
        ("claims", "0005_typed_claims"),
    ]

    operations = [migrations.RunSQL(ASSESS, migrations.RunSQL.noop)]
