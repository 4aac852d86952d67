"""The rules that put claims together, by name, each with its sentence for people."""

from __future__ import annotations

from apps.claims.extraction.rules import Rule, table

__all__ = ["RULES", "Rule"]

RULES = table(
    Rule("figure-said", "A figure for people stands in words that somebody is named for.", 0.85),
    Rule("figure-told", "A figure for people stands in the article’s own voice.", 0.7),
    Rule("figure-one", "“A soldier was killed”: one person is counted without a number.", 0.7),
    Rule("figure-known", "“The six who were killed”: a count that is taken as known.", 0.6),
    Rule("share-said", "A share of those lost stands in words that somebody is named for.", 0.75),
    Rule("share-told", "A share of those lost stands in the article’s own voice.", 0.6),
    Rule("control-held", "A party is said to hold or control a place.", 0.85),
    Rule("control-taken", "A party is said to have taken or freed a place.", 0.8),
    Rule("control-lost", "A party is said to have lost or given up a place.", 0.7),
    Rule("control-passed", "A place is said to have come into a party’s hands.", 0.65),
    Rule("movement-own", "Armed forces are said to go to a place or to leave one.", 0.85),
    Rule("movement-driven", "Armed forces are said to be driven out of a place.", 0.8),
    Rule("movement-sent", "Armed forces are said to be sent to a place.", 0.85),
    Rule("intent-cue", "A party threatens, vows or plans to do something by force.", 0.75),
    Rule("intent-condition", "A party says what it would do, and on what condition.", 0.6),
    Rule("intent-warned", "A party warns of what its forces may do.", 0.65),
    Rule("character-outcome", "A named speaker says that an attack or effort failed.", 0.7),
    Rule("character-state", "A named speaker says how things stand at the front.", 0.7),
    Rule("character-makeup", "A named speaker says who most of a group are.", 0.65),
    Rule("caveat-unverified", "Somebody could not verify what was claimed.", 0.9),
    Rule("caveat-no-comment", "Somebody did not comment or answer.", 0.9),
    Rule("caveat-refusal", "Somebody would not say or give a figure.", 0.85),
    Rule("caveat-denial", "Somebody denies or rejects what was claimed.", 0.85),
    Rule("caveat-basis", "The words say what a figure rests on.", 0.75),
)
