from odoo import api, models


class LawWaysOut(models.AbstractModel):
    """What can be done about a rule of contracts: the derogations that exist."""

    _inherit = "cocagne.law"

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "sentence_adjustment": self.env._(
                "tick « Sentence outside prison » if the person serves a sentence that "
                "was adjusted: no minimum then"
            ),
            "decision_training": self.env._(
                "ask for a decision: a training in progress may be finished"
            ),
            "decision_senior": self.env._(
                "ask for a decision: from 50 years on, 84 months in all"
            ),
            "decision_rqth": self.env._(
                "ask for a decision: with an RQTH, 60 months in all"
            ),
            "decision_difficulties": self.env._(
                "ask for a decision: particularly important difficulties, 12 months at a "
                "time, 60 months in all"
            ),
            "another_decision": self.env._(
                "ask for another decision that goes on after this one"
            ),
            "cdi_inclusion": self.env._(
                "offer a CDI inclusion, from 57 years on and after 12 months of pathway"
            ),
            "new_contract": self.env._("make a new contract instead of a renewal"),
            "another_amendment": self.env._(
                "sign another amendment when this one ends: their number is free"
            ),
            "hours_derogation_individual": self.env._(
                "ask the prefect for a derogation for this person, before hiring"
            ),
            "hours_derogation_collective": self.env._(
                "take the person into a project of reinforced support that the prefect "
                "allowed"
            ),
            "hours_derogation_extension": self.env._(
                "extend the derogation, after its assessment"
            ),
            "asked_by_employee": self.env._(
                "choose « The employee » if it was the employee who asked, with the "
                "agreement of the garden"
            ),
            "agreement": self.env._("tick that the garden agrees"),
            "pmsmp": self.env._("make an immersion (PMSMP) instead"),
            "insertion_action": self.env._(
                "suspend for an action that helps to find work"
            ),
            "cddi": self.env._("go on with a CDDI"),
            "cdi_share_by_prefect": self.env._(
                "ask the prefect to raise the share to 30 %, then tick it on the annex"
            ),
            "passerelle_renewal": self.env._("renew the contrat passerelle once"),
            "contract_longer": self.env._(
                "prolong the contract first, by an amendment"
            ),
            "end_of_contract": self.env._(
                "end the contract from its own card, with the reason"
            ),
        }
