"""Template tags of the components. The gallery at /gallery/ shows each with its source."""

from typing import Any

from django import template
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from apps.ui import dates, icons, navigation, toasts
from apps.ui.components import charts, forms, intervals, labels, periods
from apps.ui.preferences import Preferences

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(labels.status, name="status")
register.simple_tag(labels.grade, name="grade")
register.simple_tag(labels.docket, name="docket")
register.simple_tag(labels.entity, name="entity")
register.simple_tag(labels.tag, name="tag")
register.simple_tag(labels.stated, name="stated")
register.simple_tag(labels.chip, name="chip")
register.simple_tag(labels.key, name="key")
register.simple_tag(intervals.interval, name="interval")
register.simple_tag(periods.period, name="period")
register.simple_tag(charts.bars, name="bars")
register.simple_tag(charts.meter, name="meter")
register.simple_tag(dates.count, name="count")
register.simple_tag(dates.dated, name="dated")
register.filter("number", dates.number)
register.filter("size", dates.size)
register.filter("ago", dates.ago)
register.filter("kind_class", labels.kind_class)


@register.simple_tag
def printed() -> str:
    """The moment of rendering, for the head of a printed page."""
    return dates.written(timezone.now(), "minute")


@register.simple_tag(takes_context=True)
def oob(context: Context) -> SafeString:
    """Marks an element as travelling out of band, when the view sends it so."""
    return SafeString(' hx-swap-oob="true"') if context.get("oob") else SafeString("")


@register.simple_tag(takes_context=True)
def preferences(context: Context) -> Preferences:
    return Preferences.of(context.get("request"))


@register.simple_tag(takes_context=True)
def sections(context: Context) -> list[navigation.Entry]:
    request = context.get("request")
    return navigation.entries(request.path if request else "")


@register.simple_tag(takes_context=True)
def siblings(context: Context) -> tuple[navigation.Link, ...]:
    request = context.get("request")
    return navigation.siblings(request.path if request else "")


@register.simple_tag
def search_address() -> str:
    return navigation.address(navigation.SEARCH)


@register.simple_tag
def address(name: str) -> str:
    """The path of a named page, or nothing where this installation has no such page."""
    return navigation.address(name)


@register.simple_tag(takes_context=True)
def pending_toasts(context: Context) -> list[toasts.Toast]:
    request: HttpRequest | None = context.get("request")
    return toasts.pending(request) if request else []


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", **attrs: Any) -> dict[str, Any]:
    """A form field with label, hint and error. Further arguments are attributes of the control."""
    return {
        "field": bound,
        "shape": forms.shape_of(bound),
        "control": forms.control(bound, **attrs),
        "label": label or bound.label,
        "hint": hint or bound.help_text,
    }


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm, title: str = "", focus: bool = True) -> dict[str, Any]:
    """What is wrong with a form, with links to its fields. It takes the focus when it appears."""
    problems = forms.problems(form) if form.is_bound else []
    return {"problems": problems, "title": title, "focus": focus}


@register.inclusion_tag("ui/progress.html")
def progress(
    value: int, total: int | None, label: str, held: int = 0, rejected: int = 0
) -> dict[str, Any]:
    """A bar of what is done, with what was already held and what was rejected in it."""
    whole = total or 0

    def share(part: int) -> float:
        return round(100 * part / whole, 2) if whole else 0.0

    done = max(0, value - held - rejected)
    return {
        "label": label,
        "value": value,
        "total": total,
        "percent": int(share(value)),
        "done": share(done),
        "held": share(held),
        "held_at": share(done),
        "rejected": share(rejected),
        "rejected_at": share(done + held),
    }
