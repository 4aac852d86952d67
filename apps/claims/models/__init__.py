from apps.claims.models.claim import Claim, ClaimEntity, ClaimTag
from apps.claims.models.evidence import Evidence

__all__ = ["Claim", "ClaimEntity", "ClaimTag", "Evidence"]
