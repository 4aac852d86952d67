from apps.entities.models.entity import Entity, Organisation, Person, Place
from apps.entities.models.mention import Mention
from apps.entities.models.name import Name
from apps.entities.models.tally import EntityTally

__all__ = ["Entity", "EntityTally", "Mention", "Name", "Organisation", "Person", "Place"]
