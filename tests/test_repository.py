"""The repository keeps its promises: sizes, reasons, layers, no traces of anybody's machine."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
CODE = {".py", ".js", ".css", ".html"}
MOST_LINES = 300
# Tests are read one at a time, and setting up the same world in two files helps nobody.
MOST_LINES_OF_TESTS = 500
# Longer than that, each for a reason. The list is exact: what has shrunk must leave it.
LONG = {
    "apps/articles/migrations/0001_initial.py": "a first migration is one step",
    "apps/claims/migrations/0001_initial.py": "a first migration is one step",
    "apps/claims/migrations/0005_typed_claims.py": "its tables point at each other",
    "apps/claims/migrations/0008_claims_are_suggested.py": "its triggers rest on each other",
    "apps/entities/migrations/0001_initial.py": "a first migration is one step",
    "apps/entities/migrations/0005_finding_and_identity.py": "its tables point at each other",
}
BINARY = {".png", ".woff2", ".gz", ".ico"}
# A licence text and lock files are not ours to word.
NOT_OURS = {"LICENSE", "package-lock.json"}


def git(*arguments: str) -> list[str]:
    answer = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return answer.stdout.splitlines()


@cache
def tracked() -> tuple[str, ...]:
    """What is in the repository, or about to be: ignored files are nobody's concern."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a git repository")
    names = git("ls-files", "--cached", "--others", "--exclude-standard")
    return tuple(sorted({name for name in names if (ROOT / name).is_file()}))


def texts(*suffixes: str) -> dict[str, str]:
    return {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in tracked()
        if Path(name).suffix not in BINARY
        and Path(name).name not in NOT_OURS
        and not name.startswith("requirements/")
        and (not suffixes or Path(name).suffix in suffixes)
    }


def lines_with(pattern: str, *suffixes: str) -> list[str]:
    """Where the pattern stands, as "file:line: what stands there"; but not in this file."""
    found = re.compile(pattern)
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts(*suffixes).items()
        if name != "tests/test_repository.py"
        for number, line in enumerate(text.splitlines(), 1)
        if found.search(line)
    ]


def test_long_files_are_exactly_those_with_a_reason():
    long = {
        name
        for name, text in texts(*CODE).items()
        if len(text.splitlines())
        > (MOST_LINES_OF_TESTS if name.startswith("tests/") else MOST_LINES)
    }
    assert long == set(LONG)


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name for name in tracked() if {*Path(name).parts, Path(name).stem} & drawers] == []


def test_nothing_is_left_to_be_done_later():
    assert lines_with(r"\b(?:TODO|FIXME|XXX|HACK)\b") == []
    assert lines_with(r"pragma:\s*no.?cover|\bbreakpoint\(\)|\bpdb\b", ".py") == []
    assert lines_with(r"\bconsole\.log\(|\bdebugger;", ".js") == []


def test_every_exemption_names_its_rule():
    assert lines_with(r"#\s*noqa(?!:\s*[A-Z]+\d+)", ".py") == []
    assert lines_with(r"#\s*type:\s*ignore(?!\[[a-z-]+)", ".py") == []


def test_nobody_is_skipped_without_a_word():
    bare = r"@pytest\.mark\.(?:skip|xfail)(?!if)\b(?!\(.*reason=)"
    assert lines_with(bare, ".py") == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a package registry", r"(?:registry\.npmjs|registry\.yarnpkg|pypi\.org|pythonhosted)"),
        ("a content network", r"https?://(?:cdn\.|unpkg|cdnjs|fonts\.googleapis|fonts\.gstatic)"),
        ("somebody's folder", r"(?<![\w.$}])/(?:home|Users|root)/[a-z]"),
        ("an open secret", r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b"),
    ],
)
def test_no_file_holds(what, pattern):
    assert lines_with(pattern) == [], what


def test_the_lock_files_name_no_host():
    names = [name for name in tracked() if name.startswith("requirements/")]
    for name in [*names, "package-lock.json"]:
        hosts = re.findall(r"https?://[^\s\"/]+", (ROOT / name).read_text())
        # Where to thank somebody is no place that anything is fetched from.
        assert {host for host in hosts if "github.com" not in host} == set(), name


def test_every_locked_package_has_hashes():
    for name in ("base", "models", "dev", "node"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        blocks = re.split(r"\n(?=[a-z0-9])", text, flags=re.IGNORECASE)
        packages = [block for block in blocks if re.match(r"[A-Za-z0-9_.\-\[\],]+==", block)]
        assert packages
        assert [block for block in packages if "--hash=sha256:" not in block] == []


# ---------------------------------------------------------------- layers
def layers() -> list[str]:
    """The apps from the lowest to the highest, as import-linter is told."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    names = next(one["layers"] for one in told["contracts"] if one["type"] == "layers")
    return [name.removeprefix("apps.") for name in reversed(names)]


def test_every_app_has_its_layer():
    assert sorted(layers()) == sorted(
        path.name for path in (ROOT / "apps").iterdir() if (path / "__init__.py").exists()
    )


def test_no_foreign_key_points_upward():
    """import-linter sees no keys that name their model as a string."""
    height = {label: place for place, label in enumerate(layers())}
    ours = [model for model in apps.get_models() if model._meta.app_label in height]
    assert ours
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in ours
        for field in model._meta.get_fields(include_hidden=False)
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.model is model
        and field.related_model._meta.app_label in height
        and height[field.related_model._meta.app_label] > height[model._meta.app_label]
    ]
    assert upward == []


OPEN_TO_OTHERS = {"models", "enums", "queries", "actions", "rules", "errors"}
# Rooms that whole other apps are made for, rather than one app's own business.
SHARED = {
    "ui": None,
    "anchoring": None,
    "figures": None,
    "measuring": None,
    "audit": {"tracking", "recording", "editing", "undo", "admin_base"},
    "accounts": {"admin_site"},
    "articles": {"intake"},
    "entities": {"names", "measuring", "matching", "exchange"},
    "claims": {"measuring", "extraction"},
    "comparison": {"methods", "measuring"},
}


def test_apps_meet_only_in_the_rooms_that_are_open():
    shut = []
    for name, text in texts(".py").items():
        parts = Path(name).parts
        if parts[0] != "apps" or "migrations" in parts:
            continue
        for node in ast.walk(ast.parse(text)):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
                if node.module.count(".") == 1:
                    modules = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                if not module.startswith("apps."):
                    continue
                _, app, *rest = module.split(".")
                if app == parts[1] or SHARED.get(app, ()) is None:
                    continue
                room = rest[0] if rest else ""
                if room not in OPEN_TO_OTHERS | (SHARED.get(app) or set()):
                    shut.append(f"{name}: {module}")
    assert shut == []
