from odoo import api, models


class PathwayWaysOut(models.AbstractModel):
    """What can be done when a rule of the PASS or of the criteria is broken."""

    _inherit = "cocagne.law"

    @api.model
    def _ways_out(self):
        _ = self.env._
        return {
            **super()._ways_out(),
            "use_the_pass": _("go on with that PASS"),
            "new_pass_by_prescriber": _(
                "ask an authorised prescriber (France Travail, mission locale, Cap "
                "emploi…) for a new PASS"
            ),
            "prolongation": _("ask for a prolongation of the PASS"),
            "close_suspension": _("end the suspension first"),
            "contract_suspended": _("use “Contract suspended for more than 15 days”"),
            "another_suspension": _("declare another suspension after this one"),
            "end_of_pathway": _("end the pathway after 12 months of suspension"),
            "another_prolongation": _("ask for the rest in another prolongation later"),
            "ask_prescriber": _("send the request to an authorised prescriber"),
            "prolongation_senior": _("prolong for “50 years and over”"),
            "prolongation_rqth": _("prolong for “Recognised as a disabled worker”"),
            "prolongation_particular_difficulties": _(
                "prolong for “Particularly important difficulties”"
            ),
            "cdi_inclusion": _("offer a CDI inclusion, from 57 years on"),
            "diagnosis_by_prescriber": _(
                "have the diagnosis made by an authorised prescriber, who needs no "
                "criteria"
            ),
        }
