from apps.claims.models.assessment import Assessment
from apps.claims.models.chain import Relay
from apps.claims.models.claim import Claim, ClaimEntity, ClaimTag
from apps.claims.models.evidence import Evidence
from apps.claims.models.field_words import FieldWords
from apps.claims.models.footing import RegradeNeeded
from apps.claims.models.link import ClaimLink
from apps.claims.models.searching import ClaimReading, SwitchedOffRule
from apps.claims.models.suggested import OpenClaims
from apps.claims.models.utterance import Utterance
from apps.claims.models.words import ClaimWords

__all__ = [
    "Assessment",
    "Claim",
    "ClaimEntity",
    "ClaimLink",
    "ClaimReading",
    "ClaimTag",
    "ClaimWords",
    "Evidence",
    "FieldWords",
    "OpenClaims",
    "RegradeNeeded",
    "Relay",
    "SwitchedOffRule",
    "Utterance",
]
