from django.urls import path

from apps.desk.views import (
    claim,
    claim_assess,
    claim_chain,
    claim_edit,
    claims,
    claims_bulk,
    claims_table,
)

_ONE = "claims/C-<int:docket>/"

urlpatterns = [
    path("claims/", claims.claims, name="claims"),
    path("claims/table/", claims_table.table, name="claims-table"),
    path("claims/claims.csv", claims_table.file, name="claims-file"),
    path("claims/decide/", claims_bulk.decide_chosen, name="decide-claims"),
    path("claims/tag/", claims_bulk.tag_chosen, name="tag-claims"),
    path("claims/views/", claims.keep_view, name="keep-claims-view"),
    path("claims/views/<uuid:view>/", claims.saved_view, name="claims-view"),
    path("claims/values/<slug:name>/", claims.values, name="claim-values"),
    path(_ONE, claim.claim, name="claim"),
    path(f"{_ONE}edit/", claim_edit.edit, name="edit-claim"),
    path(f"{_ONE}tags/", claim.add_tag, name="tag-claim"),
    path(f"{_ONE}tags/T-<int:tag>/remove/", claim.remove_tag, name="untag-claim"),
    path(f"{_ONE}evidence/<uuid:evidence>/", claim.fidelity, name="claim-fidelity"),
    path(
        f"{_ONE}evidence/<uuid:evidence>/remove/",
        claim.withdraw_evidence,
        name="remove-claim-evidence",
    ),
    path(f"{_ONE}utterance/", claim_chain.utterance, name="claim-utterance"),
    path(f"{_ONE}utterance/none/", claim_chain.forget_utterance, name="forget-utterance"),
    path(f"{_ONE}utterance/same/", claim_chain.same_utterance, name="same-utterance"),
    path(f"{_ONE}relays/", claim_chain.relay, name="claim-relay"),
    path(f"{_ONE}relays/<uuid:relay>/", claim_chain.change_relay, name="change-relay"),
    path(f"{_ONE}links/", claim_chain.link, name="claim-link"),
    path(f"{_ONE}links/<uuid:link>/remove/", claim_chain.unlink, name="remove-claim-link"),
    path(f"{_ONE}fields/", claim_chain.field, name="claim-field"),
    path(f"{_ONE}assessment/", claim_assess.assess, name="assess-claim"),
    path(f"{_ONE}assessment/<uuid:assessment>/", claim_assess.settle, name="settle-assessment"),
    path(f"{_ONE}decision/", claim.decide, name="decide-claim"),
    path(f"{_ONE}notes/", claim.write, name="note-claim"),
    path(f"{_ONE}delete/", claim.delete, name="delete-claim"),
]
