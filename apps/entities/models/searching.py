import pgtrigger
from django.db import models
from django.db.models import Q

from apps.articles.models import Article
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.models.waiting import WaitingText


class NameSearch(WaitingText):
    """Whether the names in an article's newest text have been looked for, and how that went.

    Every article has one: a trigger on the articles makes it and lets it wait again when a new
    version comes. So no way into the desk can forget it, and a search that was cut off goes on.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="name_search"
    )

    class Meta:
        verbose_name_plural = "name searches"
        indexes = [
            models.Index("due_at", condition=Q(waiting=True), name="name_search_waiting"),
            models.Index("searched_at", name="name_search_done"),
            models.Index("article", condition=~Q(failure=""), name="name_search_failed"),
        ]

    def __str__(self) -> str:
        return f"Names in {self.article_id}"


class SearchAgain(models.Model):
    """A spelling, or the key of a name, whose articles are to be searched for names again.

    Left by triggers whenever a spelling comes, goes or changes its owner, whatever the way.
    """

    spelling = models.CharField(max_length=NAME_LIMIT, blank=True)
    name_key = models.CharField(max_length=NAME_LIMIT * 4, blank=True)

    class Meta:
        verbose_name_plural = "names to search again"

    def __str__(self) -> str:
        return self.spelling or self.name_key


class JobTrouble(models.Model):
    """What went wrong when a job ran last. A job that ends well takes its row away."""

    job = models.CharField(primary_key=True, max_length=60)
    reason = models.TextField()
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.job}: {self.reason}"


_WANTED = "INSERT INTO entities_searchagain (spelling, name_key) "


def spellings_are_searched_again() -> list[pgtrigger.Trigger]:
    """Triggers for Name: what it touches is noted in the same transaction."""
    return [
        pgtrigger.Trigger(
            name="name_comes",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=_WANTED + " SELECT text, '' FROM new_rows; RETURN NULL;",  # noqa: S608  (as below)
        ),
        pgtrigger.Trigger(
            name="name_changes",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
            func=f"""
                {_WANTED}
                SELECT DISTINCT spelling, ''
                  FROM old_rows JOIN new_rows USING (id),
                       LATERAL (VALUES (old_rows.text), (new_rows.text)) AS both_of(spelling)
                 WHERE (old_rows.text, old_rows.entity_id)
                       IS DISTINCT FROM (new_rows.text, new_rows.entity_id);
                RETURN NULL;
            """,  # noqa: S608  (the beginning of a statement of ours)
        ),
        pgtrigger.Trigger(
            name="name_goes",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            referencing=pgtrigger.Referencing(old="old_rows"),
            func=_WANTED + " SELECT text, '' FROM old_rows; RETURN NULL;",  # noqa: S608  (as below)
        ),
    ]
