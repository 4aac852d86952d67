from apps.notes.models.note import Call, Comment, Note

__all__ = ["Call", "Comment", "Note"]
