"""What a search asks of the text index."""

import pytest

from apps.articles.queries.lexemes import Lexicon, NamedMatch, matching
from apps.articles.queries.words import Named, Word

SPELLINGS = {"someone": ("Yevgeny Prigozhin", "Prigozhin", "Yevgeny Prigojine")}


@pytest.mark.django_db
def test_a_spelling_that_holds_another_one_is_not_looked_for_as_well() -> None:
    lexicon = Lexicon(["Prigozhin", *SPELLINGS["someone"]])
    match = matching(Named(Word("Prigozhin"), ("someone",)), lexicon, SPELLINGS)
    assert match == NamedMatch("( 'prigozhin' ) | ( 'yevgeni' <-> 'prigojin' )", ("someone",))
