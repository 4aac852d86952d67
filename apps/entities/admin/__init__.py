from apps.entities.admin import entities, mentions

__all__ = ["entities", "mentions"]
