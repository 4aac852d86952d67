"""Which section of docs/reference/ is written by what, and how a page is renewed."""

import re
from collections.abc import Callable
from pathlib import Path

from tools.reference import commands, licences, tables, words

REPOSITORY = Path(__file__).resolve().parent.parent.parent
REFERENCE = REPOSITORY / "docs" / "reference"

SECTIONS: dict[str, Callable[[], str]] = {
    "roles": words.roles,
    "words": words.words,
    "tables": tables.tables,
    "make": lambda: commands.make_targets(REPOSITORY / "Makefile"),
    "commands": commands.commands,
    "python-packages": lambda: licences.python(REPOSITORY / "requirements", ("base",)),
    "model-packages": lambda: licences.python(REPOSITORY / "requirements", ("models",)),
    "tools": lambda: licences.python(REPOSITORY / "requirements", ("dev", "node")),
    "front-end": lambda: licences.front_end(REPOSITORY),
}

_SECTION = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> list[Path]:
    return [path for path in sorted(REFERENCE.glob("*.md")) if _SECTION.search(path.read_text())]


def renewed(source: str) -> str:
    """A page with its generated sections as they should be now."""
    return _SECTION.sub(
        lambda match: f"{match[1]}{SECTIONS[match['name']]().strip()}\n{match[3]}", source
    )
