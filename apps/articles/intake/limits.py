"""How much of anything the readers accept. Sizes are in bytes unless the name says otherwise."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep memory and time the same whatever arrives.

    `text` holds an article of 60,000 words several times over. `line` leaves room for the same
    text written as JSON in pure ASCII, where one Cyrillic letter takes six bytes.
    """

    text: int = 2 * MIB
    line: int = 8 * MIB
    page: int = 8 * MIB
    title_chars: int = 1_000
    publisher_chars: int = 300
    # An address is an index key, and a key of PostgreSQL's has at most 2,700 bytes.
    url_chars: int = 2_000
    url_key: int = 2_500
    columns: int = 200
    row_lines: int = 50_000
    # An archive is a bomb when it unpacks to more than `unpacked`, or, once `ratio_from` bytes are
    # out, to more than `ratio` times its own size. Real reports compress three- to twentyfold.
    unpacked: int = 8 * GIB
    ratio: int = 200
    ratio_from: int = 64 * MIB
