import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from apps.claims.models.settling import CREATE_SETTLE, DROP_SETTLE


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0006_statuses_become_assessments'),
    ]

    operations = [
        migrations.RunSQL(CREATE_SETTLE, DROP_SETTLE),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='claim_shows_what_is_agreed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF TG_OP <> 'INSERT' THEN\n            PERFORM claims_settle(OLD.claim_id);\n        END IF;\n        IF TG_OP <> 'DELETE' THEN\n            PERFORM claims_settle(NEW.claim_id);\n        END IF;\n        RETURN NULL;\n    ", hash='0ef7f3a38dc52e39cc9907c5d65c59ab5066e573', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_claim_shows_what_is_agreed_6f109', table='claims_assessment', when='AFTER')),
        ),
    ]
