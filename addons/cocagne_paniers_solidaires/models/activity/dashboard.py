from odoo import api, fields, models
from odoo.exceptions import AccessError

from .activity import INSIDE


class SolidarityActivity(models.Model):
    """The screen of figures: one record per user and garden, not kept as a report."""

    _inherit = "cocagne.solidarity.activity"

    is_board = fields.Boolean("Screen of figures", readonly=True, copy=False)

    @api.model
    def action_dashboard(self):
        """Open the user's figures of this garden, as they left them."""
        board = self.search(
            [
                ("is_board", "=", True),
                ("create_uid", "=", self.env.uid),
                ("company_id", "=", self.env.company.id),
            ],
            limit=1,
        )
        if not board:
            today = fields.Date.context_today(self)
            board = self.create(
                {"is_board": True, "period": "year", "date_from": today}
            )
        return self._open_form(board, self.env._("Figures of the programme"))

    def action_keep(self):
        """Make a report of what is on the screen."""
        self.ensure_one()
        self.check_access("read")
        self.browse().check_access("create")
        # sudo: its choice of structures is copied too, which not all users read
        return self._open_form(self.sudo().copy(), self.env._("Reports"))

    @api.model
    def _open_form(self, record, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": self._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    def write(self, vals):
        """The head office changes its own screen only."""
        if not self.env.su and not self._is_inside():
            others = self.filtered(lambda one: one.create_uid != self.env.user)
            if others:
                raise AccessError(
                    self.env._("This report is the garden's: make one of your own.")
                )
        return super().write(vals)

    @api.model
    def _is_inside(self):
        """Whether the user works in the garden, rather than at the head office."""
        return any(self.env.user.has_group(group) for group in INSIDE.split(","))
