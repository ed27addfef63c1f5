from odoo import api, models


class PathwayWaysOut(models.AbstractModel):
    """What can be done when a rule of the PASS or of the criteria is broken."""

    _inherit = "cocagne.law"

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "use_the_pass": self.env._("go on with that PASS"),
            "new_pass_by_prescriber": self.env._(
                "ask an authorised prescriber (France Travail, mission locale, Cap "
                "emploi…) for a new PASS"
            ),
            "prolongation": self.env._("ask for a prolongation of the PASS"),
            "close_suspension": self.env._("end the suspension first"),
            "contract_suspended": self.env._(
                "use “Contract suspended for more than 15 days”"
            ),
            "another_suspension": self.env._(
                "declare another suspension after this one"
            ),
            "end_of_pathway": self.env._(
                "end the pathway after 12 months of suspension"
            ),
            "another_prolongation": self.env._(
                "ask for the rest in another prolongation later"
            ),
            "ask_prescriber": self.env._(
                "send the request to an authorised prescriber"
            ),
            "prolongation_senior": self.env._("prolong for “50 years and over”"),
            "prolongation_rqth": self.env._(
                "prolong for “Recognised as a disabled worker”"
            ),
            "prolongation_particular_difficulties": self.env._(
                "prolong for “Particularly important difficulties”"
            ),
            "cdi_inclusion": self.env._("offer a CDI inclusion, from 57 years on"),
            "diagnosis_by_prescriber": self.env._(
                "have the diagnosis made by an authorised prescriber, who needs no "
                "criteria"
            ),
        }
