from odoo import api, fields, models

ADVISER = "cocagne_jardin.group_insertion_adviser"


class PathwayConsent(models.Model):
    """The person was told what is kept about them, and agreed to share it (RGPD, art. 13).

    The notice is printed and signed; the day stands here.
    """

    _inherit = "cocagne.pathway"

    notice_given_on = fields.Date(
        "Notice given on",
        groups=ADVISER,
        help="Day on which the person received the notice on their data.",
    )
    consent_on = fields.Date(
        "Agreed on",
        groups=ADVISER,
        help="Day on which the person agreed that the garden shares the shareable part "
        "of their file with the prescriber.",
    )
    consent_withdrawn_on = fields.Date("Agreement taken back on", groups=ADVISER)
    has_consent = fields.Boolean(
        "Agreed", compute="_compute_has_consent", groups=ADVISER
    )

    @api.depends("consent_on", "consent_withdrawn_on")
    def _compute_has_consent(self):
        for pathway in self:
            back = pathway.consent_withdrawn_on
            given = pathway.consent_on
            pathway.has_consent = given and (not back or back < given)

    def action_consent(self):
        """The person signed the notice today."""
        today = fields.Date.context_today(self)
        for pathway in self:
            pathway.write(
                {
                    "notice_given_on": pathway.notice_given_on or today,
                    "consent_on": today,
                    "consent_withdrawn_on": False,
                }
            )
        return True

    def action_withdraw_consent(self):
        """The person takes the agreement back: nothing is shared from today on."""
        self.write({"consent_withdrawn_on": fields.Date.context_today(self)})
        return True

    def action_print_notice(self):
        """The notice on the person's data, to be read together and signed."""
        return self.env.ref("cocagne_insertion.action_report_notice").report_action(
            self
        )
