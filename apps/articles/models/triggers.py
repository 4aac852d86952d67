"""Triggers that keep what Python alone could not promise."""

import pgtrigger

# One text search configuration for every language that is read here: Latin letters go through
# the English stemmer, Cyrillic ones through the Russian one, accents are folded. Ukrainian words
# are met at query time, in all their forms (apps/articles/queries/words.py).
INDEX_TEXT = pgtrigger.Trigger(
    name="article_words_follow_title_and_text",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("title", "current_version_id"),
    declare=[("body", "text"), ("words", "tsvector")],
    func="""
        SELECT version.text INTO body
          FROM articles_version AS version
         WHERE version.id = NEW.current_version_id;
        BEGIN
            words := to_tsvector('fogline', body);
        EXCEPTION WHEN program_limit_exceeded THEN
            -- A vector holds 1 MB of different words, more than any article that people wrote.
            -- Of a stranger text the beginning is found, rather than nothing stored.
            words := to_tsvector('fogline', left(body, 150000));
        END;
        INSERT INTO articles_searchdocument (article_id, vector)
        VALUES (
            NEW.id,
            setweight(to_tsvector('fogline', NEW.title), 'A') || setweight(words, 'B')
        )
        ON CONFLICT (article_id) DO UPDATE SET vector = EXCLUDED.vector;
        RETURN NULL;
    """,
)


def quote_stands_in_text(name: str) -> pgtrigger.Trigger:
    """The quote of an anchor must be the words at its place, in a version of its own article."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("version_id", "article_id", "start", "end", "quote"),
        declare=[("stands", "boolean")],
        func="""
            SELECT version.article_id = NEW.article_id
                   AND NEW."end" <= version.length
                   AND substr(version.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.quote
              INTO stands
              FROM articles_version AS version
             WHERE version.id = NEW.version_id;
            IF stands IS NOT TRUE THEN
                RAISE EXCEPTION 'the quote is not what stands at % to % in that version',
                    NEW.start, NEW."end"
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'quote_stands_in_text';
            END IF;
            RETURN NEW;
        """,
    )


def no_cycle(name: str, table: str) -> pgtrigger.Trigger:
    """A row with a parent never becomes its own ancestor."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
        declare=[("cyclic", "boolean")],
        func=f"""
            IF NEW.parent_id IS NULL THEN
                RETURN NEW;
            END IF;
            -- Two moves at once could close a circle that neither sees: one after the other.
            PERFORM pg_advisory_xact_lock(hashtext('{table} tree'));
            WITH RECURSIVE above(id, parent_id) AS (
                SELECT id, parent_id FROM {table} WHERE id = NEW.parent_id
                UNION
                SELECT up.id, up.parent_id FROM {table} AS up JOIN above ON up.id = above.parent_id
            )
            SELECT EXISTS (SELECT 1 FROM above WHERE id = NEW.id) INTO cyclic;
            IF cyclic THEN
                RAISE EXCEPTION 'a row of {table} cannot lie within itself'
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
            END IF;
            RETURN NEW;
        """,  # noqa: S608  (the name of a table of ours)
    )
