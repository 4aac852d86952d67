from apps.claims.models.claim import Claim, ClaimEntity, ClaimTag
from apps.claims.models.evidence import Evidence
from apps.claims.models.words import ClaimWords

__all__ = ["Claim", "ClaimEntity", "ClaimTag", "ClaimWords", "Evidence"]
