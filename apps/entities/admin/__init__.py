from apps.entities.admin import entities, identity, mentions

__all__ = ["entities", "identity", "mentions"]
