from odoo import fields, models
from odoo.exceptions import UserError

READERS = (
    "cocagne_paniers_solidaires.group_solidarity,cocagne_jardin.group_accountant,"
    "cocagne_jardin.group_manager"
)


class AccountMove(models.Model):
    """The entry of a statement: it leads back to it, and changes with it only."""

    _inherit = "account.move"

    solidarity_statement_ids = fields.One2many(
        "cocagne.solidarity.statement",
        "move_id",
        "Statement for a funder",
        groups=READERS,
    )
    solidarity_fund_ids = fields.One2many(
        "cocagne.solidarity.fund", "move_id", "Solidarity fund", groups=READERS
    )

    def _check_no_solidarity(self):
        if not self or self.env.context.get("solidarity_statement"):
            return
        # who has no right to the entry learns nothing of it
        self.check_access("write")
        # sudo: whoever changes an entry is told, whatever their role
        entries = self.sudo()
        statement = entries.solidarity_statement_ids.filtered(
            lambda found: found.state != "cancelled"
        )[:1]
        if statement:
            raise UserError(
                self.env._(
                    "This entry is that of the statement %s: cancel the statement, the "
                    "entry follows.",
                    statement.display_name,
                )
            )
        fund = entries.solidarity_fund_ids.filtered(
            lambda found: found.state == "booked"
        )[:1]
        if fund:
            raise UserError(
                self.env._(
                    "This entry is that of the solidarity fund, %s: take the period "
                    "back there, the entry follows.",
                    fund.display_name,
                )
            )

    def button_draft(self):
        self._check_no_solidarity()
        return super().button_draft()

    def button_cancel(self):
        self._check_no_solidarity()
        return super().button_cancel()

    def _reverse_moves(self, default_values_list=None, cancel=False):
        self._check_no_solidarity()
        return super()._reverse_moves(default_values_list, cancel)

    def unlink(self):
        self._check_no_solidarity()
        return super().unlink()

    def action_solidarity_source(self):
        """From the entry back to the statement, or to the period of the fund."""
        self.ensure_one()
        source = self.solidarity_statement_ids or self.solidarity_fund_ids
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Solidarity"),
            "res_model": source._name,
            "res_id": source[:1].id,
            "views": [(False, "form")],
        }
