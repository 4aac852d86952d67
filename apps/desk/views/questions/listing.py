"""The list of questions, and asking a new one."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may, may
from apps.articles.errors import InvalidAnnotation
from apps.comparison.actions.questions import ask
from apps.comparison.enums import QuestionKind
from apps.desk.actions.proposing_claims import propose_what_matches
from apps.desk.forms.questions import QuestionForm
from apps.desk.queries.claims.filters import parse
from apps.desk.queries.questions.finder import POSITIONS
from apps.desk.queries.questions.listing import STATES, question_list
from apps.desk.requests import person
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"questions": "questions"}


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """The list; a filter in the address, as the list of claims gives it, begins a question."""
    if request.method == "GET":
        return _show(request, QuestionForm(initial=_begun(request)))
    user = person(request)
    check_may(user, Action.ASK)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    values = form.cleaned_data
    try:
        question, action = ask(
            title=values["title"],
            kind=QuestionKind(values["kind"]),
            description=values["description"],
            filter=values["filter"],
            by=user,
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, form, status=422)
    propose_what_matches(question)
    toast(request, f"Asked {question.docket_label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, question)


def _begun(request: HttpRequest) -> dict[str, str]:
    """What the address begins a question with. A filter of kinds without figures asks who or
    whether, unless the address says otherwise."""
    begun = {
        name: request.GET[name] for name in ("filter", "title", "kind") if request.GET.get(name)
    }
    if "filter" in begun and "kind" not in begun:
        filters, _problems = parse(QueryDict(begun["filter"].rpartition("?")[2]))
        if filters.kinds and set(filters.kinds) <= set(POSITIONS):
            begun["kind"] = QuestionKind.POSITION
    return begun


def _show(request: HttpRequest, form: QuestionForm, *, status: int = 200) -> HttpResponse:
    page = question_list(request.GET)
    address = reverse("desk:questions")

    kept = {"state": page.state, **({"q": page.words} if page.words else {})}
    words = f"&{urlencode({'q': page.words})}" if page.words else ""

    def turned(name: str, docket: int | None) -> str:
        if docket is None:
            return ""
        return f"{address}?{urlencode({**kept, name: docket})}"

    context = {
        "page": page,
        "form": form,
        "states": [(key, label, f"?state={key}{words}") for key, label in STATES.items()],
        "before": turned("before", page.before),
        "after": turned("after", page.after),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_ask": may(person(request), Action.ASK),
        "is_open": form.is_bound or bool(form.initial),
    }
    return render(request, "desk/questions.html", context, partials=PARTS, status=status)
