from odoo import api, fields, models

from .insiders import INSIDERS


class Reminder(models.Model):
    """Households are spared like other clients at a reduced price; no level tells it.

    A client who is late for months and only gets the gentle reminder would be known.
    """

    _inherit = "cocagne.reminder"
    # not by level: an order tells it
    _order = "state, amount desc, id"

    level = fields.Selection(groups=INSIDERS)
    days_late = fields.Integer(groups=INSIDERS)
    by_letter = fields.Boolean(groups=INSIDERS)

    @api.model
    def _spared(self, company, partners):
        spared = super()._spared(company, partners)
        if not company.reminder_spares_solidarity:
            return spared
        # sudo: who sends reminders may not know why a client is spared
        households = self.env["cocagne.solidarity.enrolment"].sudo()
        found = households.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "active"),
                ("partner_id.commercial_partner_id", "in", partners.ids),
            ]
        )
        members = found.partner_id.commercial_partner_id
        return spared | set(members.sudo(False))
