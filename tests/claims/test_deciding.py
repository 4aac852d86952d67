"""Deciding about suggested claims: what else that does, and how it is taken back."""

from collections.abc import Callable

import pytest

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.queries import history
from apps.audit.undo import undo
from apps.claims.actions.deciding import decide_claim, decide_claims
from apps.claims.models import Claim
from apps.entities.enums import EntityStanding
from apps.entities.models import Entity, Mention
from tests.claims.reading import TEXT, by_key, kirbys
from tests.claims.reading import suggest as suggest_claims_of
from tests.entities.suggesting import finding, stands
from tests.entities.suggesting import suggest as suggest_names_of

CONFIRMED, REJECTED = SuggestionState.CONFIRMED, SuggestionState.REJECTED


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    """With suggested names of entities that are only proposed, and claims that speak of them."""
    made = make_article(TEXT)
    suggest_names_of(
        made,
        finding(TEXT, "Bakhmut", "new:place:Bakhmut"),
        finding(TEXT, "John Kirby", "new:person:John Kirby"),
        finding(TEXT, "Wagner", "new:organisation:Wagner"),
    )
    kirby, bakhmut, wagner = (
        Mention.objects.get(quote=words).entity for words in ("John Kirby", "Bakhmut", "Wagner")
    )
    suggest_claims_of(made, *kirbys(kirby=kirby, bakhmut=bakhmut, wagner=wagner).claims)
    return made


def standing() -> dict[str, str]:
    return dict(Entity.objects.order_by("name").values_list("name", "standing"))


def test_an_accepted_claim_brings_those_it_speaks_of_on_file_and_one_undo_takes_all_back(
    article: Article, analyst: User
) -> None:
    before, proposed = stands(article), standing()
    figure = by_key("killed 20000")
    claim, action = decide_claim(
        claim=figure, state=CONFIRMED, by=analyst, expected_revision=figure.revision
    )
    assert claim.state == "confirmed"
    assert stands(article) == [
        ("Bakhmut", "Bakhmut", "confirmed"),
        ("John Kirby", "John Kirby", "confirmed"),
        ("Wagner", "Wagner", "suggested"),
    ]
    on_file, still = EntityStanding.ON_FILE, EntityStanding.PROPOSED
    assert standing() == {"Bakhmut": on_file, "John Kirby": on_file, "Wagner": still}
    assert history(claim, 1)[0].sentence == (
        "Accepted a suggested claim, put Bakhmut, John Kirby on file,"
        " confirmed 2 mentions in its words"
    )
    undo(action=action, by=analyst)
    assert (stands(article), standing()) == (before, proposed)
    assert by_key("killed 20000").state == "suggested"


def test_a_rejected_claim_is_kept_and_changes_nothing_else(
    article: Article, analyst: User
) -> None:
    before, proposed = stands(article), standing()
    figure = by_key("killed 20000")
    decide_claim(claim=figure, state=REJECTED, by=analyst, expected_revision=figure.revision)
    assert by_key("killed 20000").state == "rejected"
    assert (stands(article), standing()) == (before, proposed)


def test_a_caveat_limits_once_it_is_accepted_and_not_once_it_is_rejected(
    article: Article, analyst: User
) -> None:
    def decide(state: SuggestionState) -> tuple[int, int]:
        caveat = by_key("caveat")
        decide_claim(claim=caveat, state=state, by=analyst, expected_revision=caveat.revision)
        figure = by_key("killed 20000")
        return figure.caveats, figure.caveats_proposed

    assert decide(CONFIRMED) == (1, 0)
    assert decide(REJECTED) == (0, 0)
    assert decide(SuggestionState.SUGGESTED) == (0, 1)


def test_many_are_decided_about_at_once_and_undone_once(article: Article, analyst: User) -> None:
    by_hand = Claim.objects.create(statement="By hand", created_by=analyst)
    every = list(Claim.objects.values_list("pk", flat=True))
    decided = decide_claims(claims=every, state=CONFIRMED, by=analyst)
    assert decided.claims == 3
    assert {state for _words, _name, state in stands(article)} == {"confirmed"}
    undo(action=decided.action, by=analyst)
    assert Claim.objects.filter(state="suggested").count() == 3
    assert Claim.objects.get(pk=by_hand.pk).revision == 1
    assert decide_claims(claims=every, state=REJECTED, by=analyst).claims == 3


def test_somebody_else_was_quicker(article: Article, analyst: User) -> None:
    figure = by_key("killed 20000")
    decide_claim(claim=figure, state=REJECTED, by=analyst, expected_revision=figure.revision)
    with pytest.raises(EditConflict):
        decide_claim(claim=figure, state=CONFIRMED, by=analyst, expected_revision=figure.revision)


def test_viewers_decide_nothing(article: Article, viewer: User) -> None:
    figure = by_key("killed 20000")
    with pytest.raises(NotPermitted):
        decide_claims(claims=[figure.pk], state=CONFIRMED, by=viewer)
    with pytest.raises(NotPermitted):
        decide_claim(claim=figure, state=CONFIRMED, by=viewer, expected_revision=figure.revision)
