from apps.entities.models.decision import NameDecision, SwitchedOffRule
from apps.entities.models.entity import Entity, Organisation, Person, Place
from apps.entities.models.gazetteer import GazetteerPlace
from apps.entities.models.identity import Difference, LikelyDuplicate, Merge, MergedRow
from apps.entities.models.mention import Mention
from apps.entities.models.name import Name
from apps.entities.models.open_tally import OpenTally
from apps.entities.models.role import Role
from apps.entities.models.searching import JobTrouble, NameSearch, SearchAgain
from apps.entities.models.tally import EntityTally

__all__ = [
    "Difference",
    "Entity",
    "EntityTally",
    "GazetteerPlace",
    "JobTrouble",
    "LikelyDuplicate",
    "Mention",
    "Merge",
    "MergedRow",
    "Name",
    "NameDecision",
    "NameSearch",
    "OpenTally",
    "Organisation",
    "Person",
    "Place",
    "Role",
    "SearchAgain",
    "SwitchedOffRule",
]
