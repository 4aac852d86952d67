import ast
from pathlib import Path

import pytest

import apps.anchoring

SOURCES = sorted(Path(apps.anchoring.__file__).parent.glob("*.py"))
ALLOWED = {
    "__future__",
    "bisect",
    "collections",
    "dataclasses",
    "enum",
    "rapidfuzz",
    "re",
    "statistics",
    "typing",
    "unicodedata",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_anchoring_knows_no_database_clock_or_environment(path):
    imported = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    # What measures it is as pure as it is, and knows the frame that all measuring shares.
    own = ("apps.anchoring", "apps.measuring")
    outside = {name for name in imported if not name.startswith(own)}
    assert {name.split(".")[0] for name in outside} - ALLOWED == set()
