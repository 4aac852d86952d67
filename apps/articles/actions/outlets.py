from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.models import Publisher
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User


def get_or_create_publisher(*, name: str, by: "User") -> Publisher:
    """The publisher of that name, whatever its case; put on file if there is none."""
    name = " ".join(name.split())
    found = Publisher.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    check_may(by, Action.EDIT_ARTICLE)
    with recorded(by=by, reason="Put a publisher on file"):
        try:
            with transaction.atomic():
                return Publisher.objects.create(name=name)
        except IntegrityError:
            # Somebody else made it a moment ago.
            return Publisher.objects.get(name__iexact=name)
