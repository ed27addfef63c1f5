from odoo import api, fields, models

DESK = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class ResPartner(models.Model):
    """The mandates of a member on the client's form (R69)."""

    _inherit = "res.partner"

    mandate_ids = fields.One2many(
        "account.banking.mandate", "partner_id", "Mandates", groups=DESK
    )
    mandate_state = fields.Selection(
        [
            ("none", "No mandate"),
            ("unsigned", "Mandate to sign"),
            ("signed", "Mandate signed"),
            ("suspended", "Mandate suspended"),
        ],
        compute="_compute_mandate_state",
        groups=DESK,
    )

    @api.depends("mandate_ids.state", "mandate_ids.suspended_code")
    @api.depends_context("company")
    def _compute_mandate_state(self):
        mandates = self.env["account.banking.mandate"]._of_partners(
            self.commercial_partner_id, self.env.company
        )
        for partner in self:
            mandate = mandates.get(partner.commercial_partner_id)
            if not mandate or mandate.state in ("expired", "cancel"):
                partner.mandate_state = "none"
            elif mandate.suspended_code:
                partner.mandate_state = "suspended"
            else:
                signed = mandate.state in ("valid", "final")
                partner.mandate_state = "signed" if signed else "unsigned"

    def action_new_mandate(self):
        """Enter a bank account and make the mandate to sign."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New mandate"),
            "res_model": "cocagne.mandate.entry",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_partner_id": self.commercial_partner_id.id},
        }

    def action_view_mandates(self):
        """All mandates of the client, the latest first."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_mandates"
        )
        return action | {
            "domain": [("partner_id", "=", self.commercial_partner_id.id)],
            "context": {},
        }
