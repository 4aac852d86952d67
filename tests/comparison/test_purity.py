"""The methods of comparison are pure: the same records give the same findings, anywhere."""

import ast
from pathlib import Path

import pytest

from apps.comparison import methods

ROOT = Path(methods.__file__).parent
ROOMS = ("scopes", "origins", "drift")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).glob("*.py"))
ALLOWED = {
    "__future__",
    "calendar",
    "collections",
    "dataclasses",
    "datasketch",
    "datetime",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "itertools",
    "math",
    "types",
    "zlib",
}
OWN = ("apps.anchoring", "apps.figures", "apps.comparison.methods")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_method_knows_no_database_clock_or_environment(path):
    tree = ast.parse(path.read_text())
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    outside = {name for name in imported if not name.startswith(OWN)}
    assert {name.split(".")[0] for name in outside} - ALLOWED == set()
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert asked & {"today", "now", "utcnow"} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_that_is_named_has_a_sentence_and_every_sentence_is_used(room):
    package = __import__(f"apps.comparison.methods.{room}", fromlist=["RULES"])
    told = {
        node.value
        for path in (ROOT / room).glob("*.py")
        if path.stem != "rules"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(package.RULES) - told == set()
