"""What is said about an article. A date is typed as far as it is known."""

import re
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone

from apps.articles.enums import DatePrecision
from apps.articles.models import Article, Publisher
from apps.articles.models.article import TITLE_LIMIT

_FORMATS = (
    ("%Y", DatePrecision.YEAR),
    ("%Y-%m", DatePrecision.MONTH),
    ("%Y-%m-%d", DatePrecision.DAY),
    ("%Y-%m-%d %H:%M", DatePrecision.MINUTE),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def written_date(value: datetime | None, precision: str) -> str:
    """A date as the field takes it, no finer than it is known."""
    if value is None:
        return ""
    pattern = next(pattern for pattern, one in _FORMATS if one == precision)
    moment = value.astimezone(UTC)
    return moment.strftime(pattern) if moment.year >= 1000 else f"{moment.year:04}"


class DetailsForm(forms.Form):
    title = forms.CharField(
        max_length=TITLE_LIMIT, error_messages={"required": "Give the article a title."}
    )
    publisher = forms.CharField(
        required=False, max_length=300, help_text="Empty: not stated. A new one is put on file."
    )
    published = forms.CharField(
        required=False,
        max_length=40,
        label="Published",
        help_text="2023, 2023-05, 2023-05-01 or 2023-05-01 14:30 in UTC; empty: not stated.",
    )
    language = forms.CharField(
        required=False, max_length=16, help_text="A code such as en, uk or ru."
    )
    url = forms.CharField(
        required=False,
        max_length=4000,
        label="Address",
        help_text="Where it was published; it tells this article from all others.",
    )

    @staticmethod
    def initial_of(article: Article) -> dict[str, Any]:
        return {
            "title": article.title,
            "publisher": article.publisher.name if article.publisher else "",
            "published": written_date(article.published_at, article.published_precision),
            "language": article.language,
            "url": article.url or "",
        }

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_published(self) -> tuple[datetime | None, DatePrecision]:
        text = " ".join(self.cleaned_data["published"].replace("T", " ").split())
        if not text:
            return None, DatePrecision.DAY
        for pattern, precision in _FORMATS:
            try:
                return timezone.make_aware(datetime.strptime(text, pattern), UTC), precision
            except ValueError:
                continue
        raise forms.ValidationError(
            f"“{text}” is no date of the calendar. Write it like 2023-05-01, or 2023-05 if the day"
            " is not known."
        )

    def clean_language(self) -> str:
        code = self.cleaned_data["language"].strip()
        if code and not _LANGUAGE.fullmatch(code):
            raise forms.ValidationError("Give a language code such as en, uk or ru.")
        return code

    def clean_url(self) -> str | None:
        address = self.cleaned_data["url"].strip()
        if not address:
            return None
        try:
            URLValidator(schemes=["http", "https"])(address)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                "This is no web address. It begins with http:// or https://."
            ) from error
        return address

    def changes(self, article: Article, publisher: Publisher | None) -> dict[str, Any]:
        """What differs from what is on file, as fields of the article."""
        published_at, precision = self.cleaned_data["published"]
        wanted = {
            "title": self.cleaned_data["title"],
            "publisher": publisher,
            "published_at": published_at,
            "published_precision": precision,
            "language": self.cleaned_data["language"],
            "url": self.cleaned_data["url"],
        }
        if "published" not in self.changed_data:
            del wanted["published_at"], wanted["published_precision"]
        return {name: value for name, value in wanted.items() if value != getattr(article, name)}
