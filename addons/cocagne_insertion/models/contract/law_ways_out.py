from odoo import api, models


class LawWaysOut(models.AbstractModel):
    """What can be done about a rule of contracts: the derogations that exist."""

    _inherit = "cocagne.law"

    @api.model
    def _ways_out(self):
        _ = self.env._
        return {
            **super()._ways_out(),
            "sentence_adjustment": _(
                "Tick « Sentence outside prison » if the person serves a sentence that "
                "was adjusted: no minimum then."
            ),
            "decision_training": _(
                "Ask for a decision: a training in progress may be finished."
            ),
            "decision_senior": _(
                "Ask for a decision: from 50 years on, 84 months in all."
            ),
            "decision_rqth": _("Ask for a decision: with an RQTH, 60 months in all."),
            "decision_difficulties": _(
                "Ask for a decision: particularly important difficulties, 12 months at a "
                "time, 60 months in all."
            ),
            "another_decision": _("Ask for another decision that goes on after this one."),
            "cdi_inclusion": _(
                "Offer a CDI inclusion, from 57 years on and after 12 months of pathway."
            ),
            "new_contract": _("Make a new contract instead of a renewal."),
            "another_amendment": _(
                "Sign another amendment when this one ends: their number is free."
            ),
            "hours_derogation_individual": _(
                "Ask the prefect for a derogation for this person, before hiring."
            ),
            "hours_derogation_collective": _(
                "Take the person into a project of reinforced support that the prefect "
                "allowed."
            ),
            "hours_derogation_extension": _(
                "Extend the derogation, after its assessment."
            ),
            "asked_by_employee": _(
                "Choose « The employee » if it was the employee who asked, with the "
                "agreement of the garden."
            ),
            "agreement": _("Tick that the garden agrees."),
            "pmsmp": _("Make an immersion (PMSMP) instead."),
            "insertion_action": _("Suspend for an action that helps to find work."),
            "cddi": _("Go on with a CDDI."),
            "cdi_share_by_prefect": _(
                "Ask the prefect to raise the share to 30 %, then tick it on the annex."
            ),
            "passerelle_renewal": _("Renew the contrat passerelle once."),
        }
