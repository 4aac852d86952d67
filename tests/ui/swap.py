"""A swap equals a reload: apply a fragment to the page it came for, then compare with a fresh
load of the address that the swap leaves the reader at. No browser is needed."""

import re
from typing import Any

from django.test import Client
from lxml import html
from lxml.html import HtmlElement

# What may differ between two loads of one page: tokens, the clock, messages that were said.
_PASSING = "//*[@id='toasts' or @id='live' or @id='dialog' or contains(@class, 'printhead')]"


def _parse(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def _pieces(text: str) -> list[HtmlElement]:
    found = html.fragments_fromstring(text)
    return [piece for piece in found if isinstance(piece, HtmlElement)]


def _element(page: HtmlElement, ident: str) -> HtmlElement:
    found = page.xpath("//*[@id=$ident]", ident=ident)
    assert len(found) == 1, f"#{ident} stands {len(found)} times in the page"
    return found[0]


def _swap(target: HtmlElement, how: str, new: list[HtmlElement]) -> None:
    style = how.split()[0]
    if style == "none":
        return
    parent = target.getparent()
    if style == "outerHTML":
        assert parent is not None
        place = parent.index(target)
        for piece in reversed(new):
            parent.insert(place, piece)
        if new:
            new[-1].tail = target.tail
        parent.remove(target)
    elif style == "innerHTML":
        for child in list(target):
            target.remove(child)
        target.text = None
        target.extend(new)
    elif style == "beforeend":
        target.extend(new)
    elif style == "afterbegin":
        for piece in reversed(new):
            target.insert(0, piece)
    elif style == "afterend":
        assert parent is not None
        for piece in reversed(new):
            parent.insert(parent.index(target) + 1, piece)
    elif style == "delete":
        assert parent is not None
        parent.remove(target)
    else:
        raise AssertionError(f"swap {how!r} is not known here")


def apply(page: HtmlElement, fragment: str, *, target: str, swap: str) -> None:
    """Do to the page what htmx would: out-of-band parts first, then the rest into the target."""
    main = []
    for piece in _pieces(fragment):
        oob = piece.attrib.pop("hx-swap-oob", "")
        if not oob:
            main.append(piece)
            continue
        how, _, selector = oob.partition(":")
        how = "outerHTML" if how == "true" else how
        place = _element(page, selector.lstrip("#") or piece.get("id", ""))
        _swap(place, how, [piece] if how == "outerHTML" else list(piece))
    _swap(_element(page, target), swap, main)


def settled(page: HtmlElement) -> str:
    """The page as text, without what passes and without the accidents of white space."""
    for element in page.xpath(_PASSING):
        element.getparent().remove(element)
    for field in page.xpath("//input[@name='csrfmiddlewaretoken']"):
        field.set("value", "")
    # Where the theme's form comes back to matters only without script, and then nothing swaps.
    for field in page.xpath("//header[contains(@class, 'mast')]//input[@name='next']"):
        field.set("value", "")
    for body in page.xpath("//*[@hx-headers]"):
        del body.attrib["hx-headers"]
    text = html.tostring(page, encoding="unicode")
    return re.sub(r">\s+", ">", re.sub(r"\s+<", "<", re.sub(r"\s+", " ", text)))


def assert_swap_equals_reload(
    client: Client,
    before: str,
    url: str,
    *,
    target: str,
    swap: str = "outerHTML",
    method: str = "get",
    data: dict[str, Any] | None = None,
    after: str = "",
) -> None:
    """Load `before`, ask `url` as htmx would for #`target`, swap, and compare with a reload.

    The reload is of the address the answer pushes (HX-Push-Url), else of `after`, else of `url`
    for a GET that the page pushes itself, else of `before`.
    """
    page = _parse(client.get(before).content.decode())
    headers = {"HX-Request": "true", "HX-Target": target, "HX-Current-URL": before}
    answer = getattr(client, method)(url, data or {}, headers=headers)
    text = answer.content.decode()
    assert "<html" not in text, f"{url} answered with a whole page for #{target}"
    assert {"HX-Request", "HX-Target"} <= set(answer.headers.get("Vary", "").split(", "))
    apply(page, text, target=target, swap=swap)
    pushed = answer.headers.get("HX-Push-Url", "")
    fresh = client.get(pushed or after or (url if method == "get" else before))
    assert settled(page) == settled(_parse(fresh.content.decode()))
