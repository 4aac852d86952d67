"""The demo world is read for claims by itself, and its own claims are not proposed again."""

import pytest
from django.utils import timezone

from apps.claims.actions.reading_texts import read_texts
from apps.claims.extraction.assembling import read_claims
from apps.claims.models import Claim, ClaimReading, Evidence
from apps.desk.demo.loading import load
from apps.desk.demo.people import make_people
from apps.entities.models import NameSearch


@pytest.mark.django_db
def test_the_demo_world_is_read_once_its_names_are_known() -> None:
    load(make_people(), timezone.localdate())
    assert not ClaimReading.objects.filter(waiting=True).exists()
    NameSearch.objects.update(waiting=False)
    assert read_texts(read_claims) == NameSearch.objects.count()
    assert ClaimReading.objects.exclude(failure="").count() == 0
    read = Claim.objects.filter(suggestion_key__isnull=False)
    assert read.count() > 5
    for claim in read.filter(low__isnull=False):
        for piece in claim.evidence.all():
            beside = Evidence.objects.filter(
                article=piece.article_id,
                placed_start__lt=piece.placed_end,
                placed_end__gt=piece.placed_start,
                claim__suggestion_key=None,
                claim__kind=claim.kind,
                claim__low=claim.low,
                claim__high=claim.high,
            )
            assert list(beside) == []
