"""What the finder is built from and what it gives back. Frozen, without any framework."""

from collections.abc import Iterable
from dataclasses import dataclass, field

METHOD = "entities.find/1"

PERSON = "person"
PLACE = "place"
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class NameOnFile:
    """One spelling of one entity that the desk has on file.

    `confirmed`: how many mentions of the entity people confirmed. `country`: ISO 3166-1, two
    letters, of a place. `codes`: the gazetteer's codes of the same place ("geonames:709932",
    "iso:UA-14"), so that the gazetteer does not propose it a second time.
    """

    entity: str
    kind: str
    name: str
    spelling: str
    script: str = "Latn"
    language: str = ""
    scheme: str = ""
    name_kind: str = "alias"
    confirmed: int = 0
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GazetteerRecord:
    """A place of the world. `kind`: country, region or settlement; degrees are WGS 84."""

    code: str
    kind: str
    name: str
    names: tuple[str, ...]
    country: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a name for every text, or for those of one publisher.

    `entity` None: the letters name nobody. `publisher` "": everywhere.
    """

    name_key: str
    entity: str | None
    accepted: bool
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who or what a name may mean.

    `ref`: "entity:<uuid>", "gazetteer:<code>" or "new:<kind>:<name>". `score`: 0 to 1.
    `reasons`: sentences for people.
    """

    ref: str
    kind: str
    name: str
    score: float
    reasons: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A name in a text: code points [start, end), and who or what it most likely means.

    `name_key`: the key of the name it was found by, whatever form the words have. `undecided`:
    the first of `others` is as likely as `best`.
    """

    start: int
    end: int
    kind: str
    name_key: str
    rule: str
    score: float
    explanation: str
    best: Candidate
    others: tuple[Candidate, ...] = ()
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class FoundRole:
    """What a text calls somebody. `person` and `body` are places in the list of findings."""

    title: str
    title_start: int
    title_end: int
    person: int
    body: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All names of one text: sorted, none overlapping another.

    `inner`: places inside the names of bodies («Министерство обороны России»), for measuring.
    """

    findings: tuple[Finding, ...] = ()
    roles: tuple[FoundRole, ...] = ()
    inner: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a finder is built from; what is iterated over is read once."""

    names: Iterable[NameOnFile] = ()
    gazetteer: Iterable[GazetteerRecord] = ()
    decisions: tuple[Decision, ...] = ()
    switched_off: frozenset[str] = field(default_factory=frozenset)
