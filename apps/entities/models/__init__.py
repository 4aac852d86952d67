from apps.entities.models.entity import Entity, Organisation, Person, Place
from apps.entities.models.mention import Mention
from apps.entities.models.name import Name

__all__ = ["Entity", "Mention", "Name", "Organisation", "Person", "Place"]
