from odoo import api, fields, models
from odoo.exceptions import UserError


class NetworkAccounts(models.TransientModel):
    """The door to the accounts of the whole network: a year, then what to look at."""

    _name = "cocagne.network.accounts"
    _description = "Accounts of the network"

    year = fields.Integer(
        required=True, default=lambda self: fields.Date.context_today(self).year
    )
    garden_count = fields.Integer(
        "Gardens that keep their books here", compute="_compute_counts"
    )
    difference_count = fields.Integer(
        "Differences between gardens", compute="_compute_counts"
    )

    @api.depends("year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for wizard in self:
            wizard.display_name = self.env._("Accounts of the network")

    @api.depends("year")
    def _compute_counts(self):
        gardens = self.env["cocagne.network.garden"].search_count(
            [("company_id", "!=", False)]
        )
        for wizard in self:
            wizard.garden_count = gardens
            wizard.difference_count = self.env[
                "cocagne.network.difference"
            ].search_count([("year", "=", wizard.year)])

    def action_pl(self):
        """The profit and loss account."""
        return self._open_report("pl")

    def action_bs(self):
        """The balance sheet."""
        return self._open_report("bs")

    def action_trial(self):
        """The trial balance."""
        return self._open_report("trial")

    def _open_report(self, kind):
        self.ensure_one()
        self.check_access("read")
        if not self.env["res.company"].sudo()._network():
            raise UserError(
                self.env._(
                    "No company is the head office yet: tick “Is the head office” on "
                    "it, in the settings."
                )
            )
        instance = self.env["mis.report.instance"]._network_report(kind, self.year)
        active = {"active_model": instance._name, "active_id": instance.id}
        return {**instance.preview(), "context": active}

    def action_balances(self):
        """By garden, account and month."""
        self.ensure_one()
        action = self.env["cocagne.network.balance"]._open()
        first, last = f"{self.year}-01-01", f"{self.year}-12-31"
        return action | {
            "name": f"{action['name']}, {self.year}",
            "domain": [("date", ">=", first), ("date", "<=", last)],
        }

    def action_differences(self):
        """What two gardens do not tell alike."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_differences"
        )
        return action | {"domain": [("year", "=", self.year)]}
