"""The rules that find attributions, by name, each with its sentence for people."""

from __future__ import annotations

from apps.claims.extraction.rules import Rule, table

__all__ = ["RULES", "Rule"]

RULES = table(
    Rule("quote-then-speaker", "A quotation is followed by who said it: “…,” Kirby said.", 0.95),
    Rule("speaker-then-quote", "Who said it is followed by a quotation: Kirby said: “…”.", 0.85),
    Rule("quote-stands-alone", "A quotation stands by itself after its speaker was named.", 0.6),
    Rule("verb-then-clause", "A verb of speech or thought is followed by a clause.", 0.81),
    Rule(
        "clause-then-verb", "A clause is followed by who said it: the town fell, Kirby said.", 0.75
    ),
    Rule("verb-in-the-middle", "Who said it stands inside the clause, between commas.", 0.83),
    Rule("verb-then-object", "A verb of speech, judgement or thought has an object.", 0.65),
    Rule("verb-then-purpose", "A verb of will, promise or refusal is followed by “to”.", 0.57),
    Rule("participle", "A participle adds content of the same speaker: …, adding that …", 0.75),
    Rule("passive", "The content is the subject of a passive: he is said to …", 0.75),
    Rule("quoted-as", "Somebody “was quoted as saying” something.", 0.8),
    Rule("according-to", "A source is named by “according to”, «за словами», «по данным».", 0.9),
    Rule("citing", "The speaker names what the words rest on: …, citing two officials.", 0.85),
    Rule("noun", "A noun of speech or thought is followed by “that”: his claim that …", 0.65),
    Rule("estimate-given", "Somebody gives an estimate or figure: gave a toll of …", 0.8),
    Rule("sentence-before", "The sentence behind names who said it: «Про це повідомив …».", 0.8),
    Rule("reportedly", "An adverb says that others report it, and names nobody.", 0.6),
    Rule("colon", "A quotation stands behind a colon, with no verb of speech: … plain: “…”.", 0.9),
    Rule("heading-colon", "A heading names its source before a colon: Kirby: …", 0.7),
    Rule("heading-dash", "A heading names its source behind a dash: … – Kirby.", 0.6),
)
