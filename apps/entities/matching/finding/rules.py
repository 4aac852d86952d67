"""The rules by which a name is found, each with the sentence that people read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    sentence: str


_ALL = (
    Rule("name on file", "The words are a name on file."),
    Rule("name on file, inflected", "The words are a case form of a name on file."),
    Rule("generated spelling", "The words are a spelling generated from a name on file."),
    Rule("decided name", "Somebody at the desk decided what this name means."),
    Rule("gazetteer", "The words are the name of a place in the gazetteer."),
    Rule("gazetteer, inflected", "The words are a case form of a place name in the gazetteer."),
    Rule("known body", "The words are the name of a body that is widely known."),
    Rule("body by its head noun", "The words name a body: they hold a noun such as Ministry."),
    Rule("body by its capitals", "Letters in capitals that abbreviate the name of a body."),
    Rule("title and name", "A title or a role stands beside a name in full."),
    Rule("given name", "A known given name is followed by a surname."),
    Rule("speech verb", "A name in full stands beside a verb of speech."),
    Rule("surname", "The word is a surname, by the list of surnames or by its ending."),
    Rule("short form", "A part of a name that stands in full in the same text."),
    Rule("description", "A description of somebody named in full in the same text."),
    Rule("model: spacy", "The English language model takes the words for a name."),
    Rule("model: slovnet", "The Russian language model takes the words for a name."),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
