"""Claims without figures of a short text, as the tests compare them."""

import datetime

from apps.claims.extraction.assembling import Kind, Named, Part, ReadClaim
from apps.claims.extraction.assembling.reading import read_claims

PUBLISHED = datetime.date(2024, 5, 20)
# A paragraph that tells nothing, but that the text is about a war.
OF_WAR = "The war goes on. Artillery and missiles are heard at the front.\n\n"


def places(text: str, *names: str) -> list[Named]:
    """The places of these names, wherever they stand in a text."""
    return [
        Named(at, at + len(name), "place", f"place:{name}", name)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]


def claims_of(
    text: str, *kinds: Kind, at: tuple[str, ...] = (), **more: object
) -> list[ReadClaim]:
    """The claims of some kinds, in the order of the text. `at`: names of places in it."""
    read = read_claims(text, published=PUBLISHED, names=places(text, *at), **more)
    return [claim for claim in read.claims if claim.kind in kinds]


def words_of(claim: ReadClaim) -> dict[str, str]:
    """The fields of a claim, without who makes it."""
    return {
        part.value: known.words for part, known in claim.known.items() if part is not Part.CLAIMANT
    }


def claimant_of(claim: ReadClaim) -> str:
    """Who makes a claim; empty for the article's own voice."""
    known = claim.known.get(Part.CLAIMANT)
    return known.words if known else ""
