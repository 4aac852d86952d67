"""What files from outside call the three kinds."""

_KINDS = {
    "person": "person",
    "per": "person",
    "place": "place",
    "loc": "place",
    "location": "place",
    "gpe": "place",
    "org": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
}


def kind_of(word: str) -> str | None:
    """The product's word for a kind, None for what is none of the three."""
    return _KINDS.get(word.lower())
