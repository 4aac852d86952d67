"""Load the demo world: people to sign in as, articles, annotations."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from apps.articles.models import Article
from apps.desk.demo.loading import load
from apps.desk.demo.people import PASSWORD, make_people


class Command(BaseCommand):
    help = "Load the demo world: people to sign in as, articles in three languages, annotations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are articles already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo world has passwords that everybody knows; it is not for production. "
                "Make the first admin with: manage.py createsuperuser"
            )
        if Article.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "There are articles here already. The demo world goes into an empty desk only."
            )
        people = make_people()
        articles = load(people, timezone.localdate())
        names = ", ".join(people)
        self.stdout.write(f"Demo world loaded: {articles} articles.")
        self.stdout.write(f"Sign in as {names} with the password {PASSWORD}")
