"""Reading pages in tests: what they list, and what a swap makes of them."""

from typing import Any

from lxml import html


def names_listed(response: Any) -> list[str]:
    return [row.entity.name for row in response.context["page"].rows]


def headings(response: Any) -> list[str]:
    """The headings of the sections in the main part of a page, as they stand."""
    found = _tree(response).xpath("//main//h2")
    return [" ".join(one.text_content().split()) for one in found]


def _tree(response: Any) -> Any:
    return html.fromstring(response.content.decode())


def grafted(response: Any, fragment: Any | None, *ids: str) -> list[str]:
    """The parts of a page with these ids, after a fragment took the places of those it brings."""
    page = _tree(response)
    if fragment is not None:
        brought = html.fragments_fromstring(fragment.content.decode())
        for part in brought:
            if isinstance(part, str):
                continue
            part.attrib.pop("hx-swap-oob", None)
            [old] = page.xpath(f"//*[@id='{part.get('id')}']")
            part.tail = old.tail
            old.getparent().replace(old, part)
    for token in page.xpath("//input[@name='csrfmiddlewaretoken']"):
        token.set("value", "masked anew at every rendering")
    return [
        " ".join(html.tostring(page.xpath(f"//*[@id='{one}']")[0], encoding="unicode").split())
        for one in ids
    ]
