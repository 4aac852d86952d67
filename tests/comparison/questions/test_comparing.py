"""What is found for a question: the cases that decide whether the method holds."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.chain import add_relay, point_at_utterance
from apps.claims.actions.claims import add_evidence
from apps.claims.enums import RelayHow
from apps.claims.models import Claim
from apps.comparison.actions.wholes import put_within
from apps.comparison.methods.comparing import Compared, Kind, UnknownMethod, compare
from apps.comparison.queries.facts import facts_of
from tests.comparison.questions.making import World, again


def compared(world: World, *claims: Claim) -> Compared:
    return compare(facts_of(world.question(*claims)))


def told(found: Compared, kind: Kind, *claims: Claim) -> list[tuple[str, str]]:
    """Rule and verdict of findings of a kind, about exactly these claims where some are named."""
    keys = {claim.docket_label for claim in claims}
    return [
        (each.rule, each.verdict)
        for each in found.of(kind)
        if not keys or set(each.claims) == keys
    ]


class Briefing:
    """What one official said at one briefing, as two articles report it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.kirby = world.entity("Kirby")
        self.ukraine = world.entity("Ukraine", "place")
        region = world.entity("Donetsk region", "place", parent=self.ukraine)
        self.bakhmut = world.entity("Bakhmut", "place", parent=region)
        self.wagner = world.entity("Wagner", "organisation")
        self.forces = world.entity("Russian forces", "organisation")
        self.first = world.article(
            "More than 20,000 Russians died in Bakhmut, by newly declassified intelligence;"
            " almost half were of Wagner. There were around 100,000 casualties, and more than"
            " 100,000 casualties in all. Some 80,000 were wounded.",
            "BBC",
            2,
        )
        self.second = world.article(
            "More than 20,000 Russians died since December, by downgraded intelligence;"
            " half were of Wagner.",
            "The Hill",
            1,
        )
        self.utterance: Any = None

    def claim(self, words: str, article: Any = None, **fields: Any) -> Claim:
        made = self.world.claim(words, article=article or self.first, **fields)
        if self.utterance is None:
            self.utterance = self.world.said(made, speaker=self.kirby, occasion="Briefing")
        else:
            point_at_utterance(claim=made, utterance=self.utterance, by=self.world.analyst)
        return again(made)

    def lead(self, **more: Any) -> Claim:
        return self.claim(
            "More than 20,000", qualifier="more than", low=20001, population=self.forces, **more
        )


SINCE = {"since": datetime.date(2022, 12, 1), "until": datetime.date(2023, 5, 1)}


def test_two_articles_one_origin_with_the_relay_named(world: World) -> None:
    talk = Briefing(world)
    one, other = talk.lead(place=talk.bakhmut), talk.lead(article=talk.second, **SINCE)
    hill = world.entity("The Hill", "organisation")
    add_relay(
        claim=other, how=RelayHow.REPORTED, entity=hill, article=talk.second, by=world.analyst
    )
    found = compared(world, one, other)
    assert found.traced.summary() == "2 articles, 1 origin"
    assert found.traced.roots[0].routes == {
        talk.first.docket_label: (),
        talk.second.docket_label: ("The Hill",),
    }
    assert ("one-origin", "one origin") in told(found, Kind.ORIGINS, one, other)


def test_a_town_and_a_whole_front_never_agree(world: World) -> None:
    talk = Briefing(world)
    town = talk.lead(place=talk.bakhmut, **SINCE)
    front = talk.lead(article=talk.second, place=talk.ukraine, **SINCE)
    found = compared(world, town, front)
    assert told(found, Kind.SCOPE, town, front) == [
        ("within", "narrower"),
        ("same-number-other-scope", "no corroboration"),
    ]
    assert "place differs: Bakhmut / Ukraine" in found.of(Kind.SCOPE)[0].sentence


def test_an_unresolved_claim_adds_no_origin(world: World) -> None:
    talk = Briefing(world)
    found = compared(world, talk.lead(), world.claim("Many", measure="killed"))
    assert found.traced.summary() == "2 articles, 1 origin, 1 unresolved"


def sums(talk: Briefing) -> tuple[Claim, Claim, Claim]:
    here: dict[str, Any] = {"population": talk.forces, "place": talk.ukraine, **SINCE}
    killed = talk.lead(**{name: here[name] for name in ("place", "since", "until")})
    wounded = talk.claim(
        "Some 80,000",
        measure="wounded",
        low=72000,
        best=80000,
        high=88000,
        low_is_soft=True,
        high_is_soft=True,
        qualifier="about",
        **here,
    )
    both = talk.claim(
        "around 100,000",
        measure="casualties",
        low=90000,
        best=100000,
        high=110000,
        low_is_soft=True,
        high_is_soft=True,
        qualifier="about",
        **here,
    )
    return killed, wounded, both


def test_killed_and_wounded_make_the_casualties_and_one_is_probably_derived(world: World) -> None:
    claims = sums(Briefing(world))
    found = compared(world, *claims)
    arithmetic = told(found, Kind.ARITHMETIC, *claims)
    assert ("verdict", "consistent") in arithmetic
    assert ("probably-derived", "probably derived") in arithmetic
    assert ("check", "adds up") in arithmetic


def test_words_that_nobody_has_on_file_are_asked_about_and_add_up_all_the_same(
    world: World,
) -> None:
    talk = Briefing(world)
    killed = world.claim(
        "More than 20,000",
        article=talk.first,
        qualifier="more than",
        low=20001,
        population_words="Russian soldiers",
        **SINCE,
    )
    both = world.claim(
        "around 100,000",
        article=talk.first,
        measure="casualties",
        low=90000,
        best=100000,
        high=110000,
        low_is_soft=True,
        high_is_soft=True,
        population_words="Russian",
        **SINCE,
    )
    wounded = world.claim(
        "Some 80,000",
        article=talk.first,
        measure="wounded",
        low=72000,
        best=80000,
        high=88000,
        low_is_soft=True,
        high_is_soft=True,
    )
    utterance = world.said(killed, speaker=talk.kirby)
    for claim in (both, wounded):
        point_at_utterance(claim=again(claim), utterance=utterance, by=world.analyst)
    found = compared(world, killed, both, wounded)
    arithmetic = told(found, Kind.ARITHMETIC, killed, both, wounded)
    assert ("verdict", "consistent") in arithmetic
    assert ("probably-derived", "probably derived") in arithmetic
    # The dead and the wounded are told apart by nobody's leave.
    assert told(found, Kind.SCOPE, killed, wounded) == []


def toll(talk: Briefing, curator: User, **of_total: Any) -> tuple[Claim, Claim, Claim]:
    """More than 20,000 dead, half of them Wagner's; and 94 casualties of Wagner altogether."""
    put_within(part=talk.wagner, whole=talk.forces, by=curator)
    dead = talk.lead(place=talk.ukraine, **SINCE)
    half = talk.world.claim(
        "half",
        article=talk.second,
        population=talk.wagner,
        share_low=Decimal("0.5"),
        share_high=Decimal("0.5"),
        share_of=dead,
    )
    boss = talk.world.entity("Prigozhin")
    total = talk.world.claim(
        "94 casualties",
        measure="casualties",
        low=94,
        high=94,
        population=talk.wagner,
        speaker=boss,
        **of_total,
    )
    return dead, half, total


def test_few_casualties_contradict_many_dead_where_the_period_is_the_same(
    world: World, curator: User
) -> None:
    talk = Briefing(world)
    claims = toll(talk, curator, place=talk.ukraine, **SINCE)
    found = compared(world, *claims)
    conflict = next(each for each in found.of(Kind.ARITHMETIC) if each.rule == "conflict")
    assert (conflict.verdict, set(conflict.claims)) == (
        "inconsistent",
        {claim.docket_label for claim in claims},
    )
    assert any("10,001" in step for step in conflict.working)


def test_and_nothing_is_decided_where_no_period_is_stated(world: World, curator: User) -> None:
    talk = Briefing(world)
    claims = toll(talk, curator, place=talk.ukraine)
    found = compared(world, *claims)
    verdict = next(each for each in found.of(Kind.ARITHMETIC) if each.rule == "verdict")
    assert verdict.verdict == "undecidable"
    assert any("same period" in step for step in verdict.working)


def test_a_total_holds_what_two_periods_make(world: World) -> None:
    talk = Briefing(world)
    here = {"population": talk.forces, "place": talk.ukraine, "measure": "casualties"}
    day = datetime.date
    total = world.claim(
        "189,500 to 223,000",
        low=189500,
        high=223000,
        since=day(2022, 2, 24),
        until=day(2023, 2, 28),
        **here,
    )
    early = world.claim(
        "about 100,000",
        low=90000,
        high=110000,
        low_is_soft=True,
        high_is_soft=True,
        since=day(2022, 2, 24),
        until=day(2022, 11, 30),
        **here,
    )
    late = world.claim(
        "100,000 in winter",
        low=95000,
        high=105000,
        since=day(2022, 12, 1),
        until=day(2023, 2, 28),
        **here,
    )
    found = compared(world, total, early, late)
    assert ("verdict", "consistent") in told(found, Kind.ARITHMETIC, total, early, late)
    assert [each.verdict for each in found.of(Kind.ARITHMETIC) if each.rule == "check"].count(
        "adds up"
    ) >= 1


def test_a_close_number_of_another_origin_and_scope_is_no_corroboration(world: World) -> None:
    talk = Briefing(world)
    said = talk.lead(place=talk.bakhmut, **SINCE)
    staff = world.entity("General Staff", "organisation")
    series = world.claim(
        "20,000 liquidated",
        low=20001,
        qualifier="more than",
        place=talk.ukraine,
        population=talk.forces,
        speaker=staff,
        **SINCE,
    )
    found = compared(world, said, series)
    finding = next(each for each in found.of(Kind.SCOPE) if each.rule == "same-number-other-scope")
    assert (finding.verdict, found.traced.origins) == ("no corroboration", 2)
    met = world.claim(
        "20,000 died there",
        low=20001,
        qualifier="more than",
        place=talk.bakhmut,
        population=talk.forces,
        speaker=staff,
        **SINCE,
    )
    assert ("same-number-same-scope", "corroborated") in told(
        compared(world, said, met), Kind.SCOPE, said, met
    )


def test_two_origins_that_leave_the_period_open_corroborate_nothing(world: World) -> None:
    talk = Briefing(world)
    here: dict[str, Any] = {"place": talk.bakhmut, "population": talk.forces, "low": 20001}
    claims = [
        world.claim(words, speaker=world.entity(name), qualifier="more than", **here)
        for words, name in (("20,000 died", "Kirby"), ("20,000 fell", "Syrskyi"))
    ]
    found = compared(world, *claims)
    (finding,) = [each for each in found.of(Kind.SCOPE) if each.rule == "same-number-same-scope"]
    assert finding.verdict == "no corroboration"
    assert finding.sentence == (
        "2 origins give 20,000, and nothing shows that they speak of the same period: this is no"
        " corroboration."
    )


def test_reports_of_one_utterance_drift_and_do_not_contradict_one_another(world: World) -> None:
    talk = Briefing(world)
    about = talk.claim(
        "around 100,000",
        measure="casualties",
        low=90000,
        high=110000,
        low_is_soft=True,
        high_is_soft=True,
        **SINCE,
    )
    more = talk.claim("more than 100,000", measure="casualties", low=100001, **SINCE)
    found = compared(world, about, more)
    assert told(found, Kind.DRIFT, about, more) == [("qualifier-other", "qualifier")]
    assert [rule for rule, _ in told(found, Kind.ARITHMETIC)] == ["verdict"]
    assert found.examined is not None
    assert found.examined.verdict == "consistent"


def test_two_tellings_of_one_claim_are_aligned(world: World) -> None:
    talk = Briefing(world)
    claim = talk.claim("newly declassified intelligence", measure="killed")
    words = "downgraded intelligence"
    start = talk.second.current_version.text.index(words)
    add_evidence(
        claim=claim,
        version=talk.second.current_version,
        start=start,
        end=start + len(words),
        quote=words,
        by=world.analyst,
    )
    (finding,) = compared(world, claim).of(Kind.DRIFT)
    assert finding.claims == (claim.docket_label,)
    assert finding.drift is not None
    assert finding.drift.alike > 0


def test_reports_in_two_languages_are_not_aligned_word_by_word(world: World) -> None:
    talk = Briefing(world)
    claim = talk.claim("newly declassified intelligence", measure="killed")
    translated = world.article("За нещодавно розсекреченими даними.", "Газета")
    Article.objects.filter(pk=translated.pk).update(language="uk")
    version = translated.current_version
    words = "нещодавно розсекреченими"
    start = version.text.index(words)
    add_evidence(
        claim=claim,
        version=version,
        start=start,
        end=start + len(words),
        quote=words,
        by=world.analyst,
    )
    assert compared(world, claim).of(Kind.DRIFT) == ()


def test_methods_are_chosen_by_name_and_version(world: World) -> None:
    facts = facts_of(world.question(Briefing(world).lead()))
    found = compare(facts, methods=["comparison.scopes/1"])
    assert {each.kind for each in found.findings} <= {Kind.SCOPE}
    assert compare(facts) == compare(facts)
    with pytest.raises(UnknownMethod, match="scopes/9"):
        compare(facts, methods=["comparison.scopes/9"])


def test_a_question_without_claims_has_no_findings(world: World) -> None:
    found = compared(world)
    assert (found.findings, found.traced.summary()) == ((), "0 articles, 0 origins")
