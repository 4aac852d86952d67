"""What an import would do, without doing it."""

from collections.abc import Sequence

from apps.articles.actions.storing import Outcome, held_texts, known_addresses, sha256_of
from apps.articles.intake import Record
from apps.articles.models import ImportRun, RehearsedKey


def rehearse_batch(*, run: ImportRun, records: Sequence[Record]) -> list[Outcome]:
    """Say what would become of each record. What earlier batches met counts as held."""
    hashes = [sha256_of(record.text) for record in records]
    addresses = [record.url.value.canonical if record.url else "" for record in records]
    met = _met(run, [*hashes, *filter(None, addresses)])
    met |= held_texts(hashes) | set(known_addresses([url for url in addresses if url]))
    new: set[str] = set()
    outcomes = []
    for sha256, address in zip(hashes, addresses, strict=True):
        if sha256 in met or sha256 in new:
            outcomes.append(Outcome.HELD)
            continue
        again = bool(address) and (address in met or address in new)
        outcomes.append(Outcome.NEW_VERSION if again else Outcome.STORED)
        new.add(sha256)
        if address:
            new.add(address)
    RehearsedKey.objects.bulk_create(
        [RehearsedKey(run=run, key=key) for key in sorted(new)], ignore_conflicts=True
    )
    return outcomes


def _met(run: ImportRun, keys: list[str]) -> set[str]:
    return set(run.rehearsed_keys.filter(key__in=keys).values_list("key", flat=True))
