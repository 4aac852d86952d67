"""Findings out of hits: who is meant, what else was considered, and the sentences that say why."""

from apps.entities.matching.finding.hits import Hit, Named
from apps.entities.matching.finding.known import GAZETTEER, KNOWN, ON_FILE
from apps.entities.matching.finding.naming import has_place_word
from apps.entities.matching.finding.placing import Places
from apps.entities.matching.finding.records import PLACE, Candidate, Decision, Finding
from apps.entities.matching.finding.rules import RULES
from apps.entities.matching.finding.words import Words
from apps.entities.names import fold

_EQUAL = 0.03
_OTHERS = 4
_SCORES = {
    "name on file": 0.95,
    "name on file, inflected": 0.92,
    "generated spelling": 0.82,
    "decided name": 0.99,
    "known body": 0.85,
    "body by its head noun": 0.7,
    "body by its capitals": 0.55,
    "title and name": 0.85,
    "given name": 0.75,
    "speech verb": 0.65,
    "surname": 0.5,
    "short form": 0.8,
    "description": 0.55,
    "model: spacy": 0.6,
    "model: slovnet": 0.8,
}

Decisions = dict[str, list[Decision]]


def finish(
    words: Words,
    chosen: list[Hit],
    places: Places,
    decisions: Decisions,
    publisher: str,
) -> tuple[list[Finding], dict[int, int]]:
    """The findings, and the place among them of each hit that became one."""
    findings: list[Finding] = []
    numbers: dict[int, int] = {}
    resolved = {id(hit): _candidates(words, hit, places) for hit in chosen if hit.same_as is None}
    for number, hit in enumerate(chosen):
        finding = _finding(words, hit, places, resolved, decisions, publisher)
        if finding:
            numbers[number] = len(findings)
            findings.append(finding)
    return findings, numbers


def _finding(
    words: Words,
    hit: Hit,
    places: Places,
    resolved: dict[int, list[Candidate]],
    decisions: Decisions,
    publisher: str,
) -> Finding | None:
    start, end = words.starts[hit.first], words.ends[hit.last]
    if words.text[end : end + 1] == "." and _is_abbreviated(words, hit):
        end += 1
    quote = words.text[start:end]
    if hit.same_as is not None:
        full = resolved.get(id(hit.same_as))
        if not full:
            return None
        target = full[0]
        reason = hit.reason.format(name=target.name)
        candidates = [
            Candidate(target.ref, target.kind, target.name, _SCORES[hit.rule], (reason,))
        ]
        key = fold(quote)
    else:
        candidates = resolved[id(hit)]
        key = fold(candidates_key(hit, quote))
    rule = hit.rule
    for decision in decisions.get(key, ()):
        if decision.publisher and decision.publisher != publisher:
            continue
        if not decision.accepted:
            if decision.entity is None:
                return None
            candidates = [one for one in candidates if one.ref != f"entity:{decision.entity}"]
        elif decision.entity is not None:
            accepted = [one for one in candidates if one.ref == f"entity:{decision.entity}"]
            others = [one for one in candidates if one.ref != f"entity:{decision.entity}"]
            kind = accepted[0].kind if accepted else hit.kind
            name = accepted[0].name if accepted else quote
            candidates = [
                Candidate(
                    f"entity:{decision.entity}", kind, name, 0.99,
                    ("Somebody at the desk decided that this name means this one.",),
                    accepted[0].latitude if accepted else None,
                    accepted[0].longitude if accepted else None,
                ),
                *others,
            ]  # fmt: skip
            rule = "decided name"
    if not candidates:
        return None
    best, rest = candidates[0], tuple(candidates[1 : 1 + _OTHERS])
    undecided = bool(rest) and rule != "decided name" and best.score - rest[0].score < _EQUAL
    explanation = " ".join((RULES[rule].sentence, *best.reasons))
    return Finding(
        start,
        end,
        best.kind,
        key,
        rule,
        round(best.score, 3),
        explanation,
        best,
        rest,
        undecided,
    )


def _is_abbreviated(words: Words, hit: Hit) -> bool:
    """Whether the dot after the last word belongs to it: "U.S.", "Calif."."""
    if hit.first < hit.last:
        return len(words.written[hit.last]) == 1 and words.gap(hit.last) == "."
    return any(name.spelling[-1] == "." for name in hit.named)


def candidates_key(hit: Hit, quote: str) -> str:
    """The name a hit is kept under: of a known name its spelling, else the words."""
    return hit.named[0].spelling if hit.named else quote


def _candidates(words: Words, hit: Hit, places: Places) -> list[Candidate]:
    if not hit.named:
        return [Candidate(f"new:{hit.kind}:{hit.name}", hit.kind, hit.name, _SCORES[hit.rule])]
    candidates = []
    for weighed in places.weigh(hit):
        owner = weighed.named.owner
        score = weighed.score
        if hit.kind != PLACE and owner.source != ON_FILE and not has_place_word(words, hit.first):
            score *= 0.5
        if owner.source == ON_FILE:
            score = max(score, _SCORES[_rule_of(weighed.named)] - 0.1)
        candidates.append(
            Candidate(
                owner.ref,
                PLACE,
                owner.name,
                min(0.99, score),
                weighed.reasons,
                owner.latitude,
                owner.longitude,
            )
        )
    candidates += [_someone(name) for name in hit.named if name.owner.kind != PLACE]
    candidates.sort(key=lambda one: (-one.score, one.kind != hit.kind, one.ref))
    return candidates


def _rule_of(name: Named) -> str:
    if name.owner.source == KNOWN:
        return "known body"
    if name.scheme == "short form":
        return "surname"
    if name.scheme:
        return "generated spelling"
    return "name on file" if name.exact else "name on file, inflected"


def _someone(name: Named) -> Candidate:
    owner = name.owner
    score = _SCORES[_rule_of(name)]
    reasons = []
    if owner.source == ON_FILE:
        score += min(0.03, 0.005 * owner.confirmed)
        reasons.append(
            f"{owner.name} is on file; people confirmed it {owner.confirmed} times."
            if owner.confirmed
            else f"{owner.name} is on file."
        )
        if name.scheme:
            reasons.append(f"“{name.spelling}” is generated from its names ({name.scheme}).")
    elif owner.source != GAZETTEER:
        reasons.append(f"{owner.name} is widely known.")
    return Candidate(owner.ref, owner.kind, owner.name, min(0.99, score), tuple(reasons))
