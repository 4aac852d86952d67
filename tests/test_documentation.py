"""The documentation says what is so: links, settings, keys, commands, and what is generated."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

from tools.reference import commands, licences, sections, words

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], key=lambda path: path.as_posix()
)
DOCS = ROOT / "docs"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """A page without its code, in which brackets mean nothing."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(), flags=re.DOTALL)


def anchors(path: Path) -> set[str]:
    """The names that headings can be linked by."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", title.replace("`", "")).strip().lower() for title in titles)
    return {title.replace(" ", "-") for title in plain}


# ---------------------------------------------------------------- links
@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_and_picture_is_there(path):
    lost = []
    for target in re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", prose(path)):
        place, _, part = unquote(target).partition("#")
        there = (path.parent / place).resolve() if place else path
        if there.is_dir():
            there = there / "README.md"
        if not there.is_file() or (part and part not in anchors(there)):
            lost.append(target)
    assert lost == []


def test_every_page_is_reached_from_the_index():
    found, queue = set(), [ROOT / "README.md"]
    while queue:
        path = queue.pop()
        if path in found or path.suffix != ".md" or not path.is_file():
            continue
        found.add(path)
        targets = re.findall(r"\]\((?![a-z]+:)([^)\s#]+)", prose(path))
        places = [(path.parent / target).resolve() for target in targets]
        queue += [place / "README.md" if place.is_dir() else place for place in places]
    assert [name(path) for path in PAGES if path not in found] == []


def test_every_picture_is_shown_somewhere_and_small():
    shown = {
        Path(one).name
        for page in PAGES
        for one in re.findall(r"!\[[^]]*\]\(([^)]+)\)", prose(page))
    }
    pictures = sorted((DOCS / "images").glob("*.png"))
    assert pictures
    assert {path.name for path in pictures} == shown
    assert [path.name for path in pictures if path.stat().st_size > 300 * 1024] == []


def test_every_picture_is_one_that_the_command_takes():
    taken = re.findall(r'^    "([a-z-]+)": \w+,$', (ROOT / "tools/pictures.py").read_text(), re.M)
    assert {path.stem for path in (DOCS / "images").glob("*.png")} == set(taken)


# ---------------------------------------------------------------- decisions
def test_decisions_are_numbered_dated_and_listed():
    index = (DOCS / "adr" / "README.md").read_text()
    pages = sorted((DOCS / "adr").glob("0*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for number, page in enumerate(pages, 1):
        title, _, rest = page.read_text().partition("\n\n")
        assert title.startswith(f"# {number}. ")
        dated = re.match(r"Date: (\d{4}-\d{2}-\d{2})\. Status: [a-z ]+\.", rest)
        assert dated, page.name
        date.fromisoformat(dated[1])
        assert (
            f"| [{number}]({page.name}) | {title.removeprefix(f'# {number}. ')} | {dated[1]} |"
            in index
        )


# ---------------------------------------------------------------- what is generated
@pytest.mark.parametrize("path", sections.pages(), ids=name)
def test_a_generated_section_is_up_to_date(path):
    assert path.read_text() == sections.renewed(path.read_text()), "run: make reference"


def test_every_section_is_on_a_page():
    told = "".join(page.read_text() for page in sections.pages())
    held = re.findall(r"<!-- generated: ([a-z-]+) -->", told)
    assert sorted(held) == sorted(sections.SECTIONS)


def test_every_enum_is_documented():
    documented = {enum for _, enum in words.ENUMS}
    from apps.articles import enums as articles
    from apps.claims import enums as claims
    from apps.comparison import enums as comparison
    from apps.entities import enums as entities

    defined = {
        thing
        for module in (articles, claims, comparison, entities)
        for thing in vars(module).values()
        if isinstance(thing, type)
        and thing.__module__ == module.__name__
        and hasattr(thing, "choices")
    }
    assert documented == defined


def test_the_pure_core_and_the_tables_name_the_same_states():
    from apps.anchoring.resolution import AnchorState as Core
    from apps.articles.enums import AnchorState as Stored

    assert {state.value for state in Core} == set(Stored.values)


def test_every_package_asked_for_states_a_licence():
    asked = licences.listed(ROOT / "requirements", ("base", "models", "dev", "node"))
    assert len(asked) > 40
    assert [package for package in asked if not licences.licence_of(package)] == []


# ---------------------------------------------------------------- settings
READ = re.compile(
    r"""(?:environ(?:\.get\(|\[)|environment\.(?:flag|listed|whole_number|require_in_production)\(
        \s*\w+(?:\.environ)?,\s*|listed\(environ,\s*)["']([A-Z][A-Z_]+)["']""",
    re.VERBOSE,
)
# Read by Django and PostgreSQL's own programs, and not ours to explain.
THEIRS = {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def variables_read() -> set[str]:
    paths = [
        *(ROOT / "config").rglob("*.py"),
        *(ROOT / "tools").rglob("*.py"),
        *(ROOT / "apps").rglob("*.py"),
        ROOT / "tests" / "chromium.py",
    ]
    return {found for path in paths for found in READ.findall(path.read_text())} - THEIRS


def test_settings_lists_exactly_the_variables_that_are_read():
    page = (DOCS / "reference" / "settings.md").read_text()
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == variables_read()


def test_compose_gives_only_variables_that_are_documented():
    page = (DOCS / "reference" / "settings.md").read_text()
    compose = (ROOT / "docker-compose.yml").read_text()
    asked = set(re.findall(r"\$\{([A-Z_]+)", compose))
    assert asked
    assert {name for name in asked if f"`{name}`" not in page} == set()


# ---------------------------------------------------------------- commands
def test_commands_that_pages_name_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    known = set(get_commands())
    for page in PAGES:
        text = page.read_text()
        assert set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text, re.MULTILINE)) <= targets, name(
            page
        )
        assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= known, name(page)


def test_the_readme_names_the_two_commands():
    block = re.search(r"```\n(make .*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert [line.split()[:2] for line in block[1].splitlines()] == [
        ["make", "run"],
        ["make", "test"],
    ]


def test_every_command_of_ours_is_documented():
    page = (DOCS / "reference" / "commands.md").read_text()
    told = set(re.findall(r"^## `manage\.py ([a-z_]+)`", page, re.MULTILINE))
    assert told == set(commands.our_commands())


def test_the_demo_sign_ins_are_those_the_readme_names():
    from apps.accounts.enums import Role
    from apps.desk.demo.people import PASSWORD

    readme = (ROOT / "README.md").read_text()
    assert f"`{PASSWORD}`" in readme
    assert [role for role in Role.values if f"`{role}`" not in readme] == []


# ---------------------------------------------------------------- keys
# Handled by the page itself, outside of the registry of single keys.
OF_THE_PAGE = {"CTRL K", "←", "→", "↑", "↓", "HOME", "END", "SHIFT"}


def keys_bound() -> set[str]:
    """Every key that static/js binds, loops over names read along."""
    found: set[str] = set()
    unread = []
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        text = path.read_text()
        if path.name == "keys.js":
            continue
        objects = {
            made[1]: re.findall(r"(\w+): \"", made[2])
            for made in re.finditer(r"const (\w+) = \{([^{}]*)\};", text)
        }
        arrays = {
            made[1]: re.findall(r"\"([^\"]+)\"", made[2])
            for made in re.finditer(r"const (\w+) = \[([^\[\]]*)\];", text)
        }
        for call in re.finditer(r"\bbind\(((?:String\([^)]*\)|[^,])+),", text):
            said = call[1].strip()
            before = text[: call.start()]
            loop = re.findall(r"for \(const (?:\[key[^\]]*\]|key) of (.+?)\) *\{?\s*$", before)
            loop = re.findall(r"Object\.entries\((\w+)\)|(\[[^\]]*\])", loop[-1]) if loop else []
            if re.fullmatch(r"\"[^\"]+\"", said):
                found.add(said.strip('"'))
            elif said in ("key", "`g ${key}`") and loop:
                entries, array = loop[0]
                names = objects[entries] if entries else re.findall(r"\"([^\"]+)\"", array)
                found |= {
                    said.strip("`").replace("${key}", one).replace("key", one) for one in names
                }
            elif said == "String(place + 1)":
                listed = re.findall(r"(\w+)\.forEach\([^)]*\) => *$", before)
                found |= {str(place) for place in range(1, len(arrays[listed[-1]]) + 1)}
            else:
                unread.append(f"{path.name}: {said}")
    assert unread == []
    return {key.upper() for key in found}


def keys_documented() -> set[str]:
    page = (DOCS / "reference" / "keys.md").read_text()
    found: set[str] = set()
    for row in re.findall(r"^\| (`.+?) \|", page, re.MULTILINE):
        keys = [key.upper() for key in re.findall(r"`([^`]+)`", row)]
        if "…" in row:
            first, last = (int(key) for key in keys)
            keys = [str(number) for number in range(first, last + 1)]
        found |= set(keys)
    return found


def test_the_keys_that_are_documented_are_those_that_are_bound():
    assert keys_documented() == keys_bound() | OF_THE_PAGE
