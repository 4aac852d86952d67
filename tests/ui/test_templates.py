"""What the strict policy forbids must not be written: no inline script, style or handler."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
CSS = sorted((settings.BASE_DIR / "static" / "css").rglob("*.css"))
JS = sorted((settings.BASE_DIR / "static" / "js").rglob("*.js"))
FORBIDDEN = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "a script without src": r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")",
    "hx-on": r"\bhx-on\b",
    "an evaluated hx-vals": r"hx-(?:vals|headers|request)\s*=\s*['\"]js:",
    "a javascript address": r"javascript:",
    "another host": r"(?:\bsrc|\baction|<link[^>]*\shref)\s*=\s*['\"](?:https?:)?//",
}


def name(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_holds_nothing_the_policy_forbids(path: Path) -> None:
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, source)] == []


@pytest.mark.parametrize("path", CSS, ids=name)
def test_a_stylesheet_is_small_layered_and_asks_no_other_host(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) < 300
    assert re.findall(r"url\(\s*['\"]?(?:https?:)?//|@import\s+['\"]?(?:https?:)?//", source) == []
    assert source.count("{") == source.count("}")
    # The admin brings its own, unlayered, styles: only an unlayered sheet can go over them.
    assert ("@layer " in source) is (path.name != "admin.css")


@pytest.mark.parametrize("path", JS, ids=name)
def test_a_script_is_small_and_evaluates_nothing(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) < 300
    evaluated = r"\beval\(|new Function|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|https?://"
    assert re.findall(evaluated, source) == []
    # Styles set through the object model pass the policy; a style attribute does not.
    assert re.findall(r"setAttribute\(\s*['\"]style|cssText", source) == []


def test_the_patterns_find_what_they_look_for() -> None:
    bad = {
        "a style attribute": '<p class="a" style="color:red">',
        "a style element": "<style>",
        "an inline handler": '<a href="#" onclick="go()">',
        "a script without src": "<script>go()</script>",
        "hx-on": "<p hx-on:click='go()'>",
        "an evaluated hx-vals": "<p hx-vals='js:{a: 1}'>",
        "a javascript address": '<a href="javascript:go()">',
        "another host": '<img src="//example.org/a.png">',
    }
    assert [what for what, text in bad.items() if not re.search(FORBIDDEN[what], text)] == []
    assert not re.search(FORBIDDEN["a script without src"], '<script type="module" src="/a.js">')
