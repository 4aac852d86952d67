from django.db import migrations

# “Bachmut” and “Bakhmut” share five of eleven trigrams: one other letter in the middle of a short
# name must not be too much.
LOOSER = """
    SELECT word_similarity('', '');
    ALTER FUNCTION entities_names_like(text) SET pg_trgm.word_similarity_threshold = '0.45';
"""
STRICTER = """
    SELECT word_similarity('', '');
    ALTER FUNCTION entities_names_like(text) SET pg_trgm.word_similarity_threshold = '0.5';
"""


class Migration(migrations.Migration):
    dependencies = [("entities", "0002_tallies_and_likeness")]

    operations = [migrations.RunSQL(LOOSER, STRICTER)]
