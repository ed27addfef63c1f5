from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...masking.tables import mask_report
from .activity import SOLIDARITY

#: What ``action_send`` alone writes.
KEPT = {"state", "exact_figures", "masked_figures", "sent_on", "sent_by", "mask_k"}


class SolidarityActivity(models.Model):
    """Who reads which figures, and the figures that were sent on.

    The solidarity role reads exact figures on screen. Everybody else, and every paper,
    has those that tell of no small group.
    """

    _inherit = "cocagne.solidarity.activity"

    exact_figures = fields.Json(readonly=True, copy=False, groups=SOLIDARITY)
    masked_figures = fields.Json(readonly=True, copy=False)
    sent_on = fields.Date(readonly=True, copy=False)
    sent_by = fields.Many2one("res.users", readonly=True, copy=False)
    mask_k = fields.Integer("Smallest number told", readonly=True, copy=False)

    def _may_read_exact(self):
        return self.env.user.has_group(SOLIDARITY)

    def _shown(self, exact=False):
        """The figures of the report.

        :param exact: exact for those who may read them; a paper never is.
        """
        self.ensure_one()
        self.check_access("read") if self._origin else None
        exact = exact and self._may_read_exact()
        if self.state == "sent":
            # sudo: the masked figures, or the exact ones after the test above
            kept = self.sudo()
            return kept.exact_figures if exact else kept.masked_figures
        return self._count() if exact else self._masked_now()

    def _least(self):
        # sudo: a setting of the garden
        return self.mask_k or self.company_id.sudo().solidarity_mask_k

    def _mask(self, figures, least, apart=None):
        """The figures with None for what is hidden, and tables without rows.

        :param least: the smallest count that is shown.
        :param apart: {table: keys of rows that are hidden in any case}.
        """
        self.ensure_one()
        masked = mask_report(
            {
                "totals": figures["totals"],
                "axes": {
                    axis: {row["key"]: row["values"] for row in table["rows"]}
                    for axis, table in figures["axes"].items()
                },
            },
            self._groups_of(),
            least,
            apart,
        )
        axes = {}
        for axis, table in figures["axes"].items():
            values = masked["axes"][axis]
            rows = [
                {**row, "values": values[row["key"]]}
                for row in table["rows"]
                if row["key"] in values
            ]
            axes[axis] = {"rows": rows, "few": bool(table["rows"]) and not rows}
        return {"totals": masked["totals"], "axes": axes}

    def action_send(self):
        """Keep the figures as they are: the report was sent on."""
        self.check_access("write")
        if not self._is_inside():
            raise AccessError(self.env._("The garden sends its reports itself."))
        for report in self:
            report._check_draft()
            figures = report._count()
            if not figures["totals"]["baskets"] and not figures["totals"]["enrolled"]:
                raise UserError(
                    self.env._(
                        "Nothing happened in this period: there is nothing to send."
                    )
                )
            # sudo: the exact figures are kept whoever sends, and read by some only
            report.sudo().write(
                {
                    "state": "sent",
                    "mask_k": report._least(),
                    "exact_figures": figures,
                    "masked_figures": report._masked_now(),
                    "sent_on": fields.Date.context_today(report),
                    "sent_by": self.env.uid,
                }
            )
        return True

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("state", "draft") != "draft" or vals.keys() & KEPT - {"state"}:
                self._check_kept()
        return super().create(vals_list)

    def write(self, vals):
        if vals.keys() & KEPT:
            self._check_kept()
        self._check_draft()
        return super().write(vals)

    def _check_kept(self):
        """Nobody writes figures: they are counted, then kept by the button."""
        if not self.env.su:
            raise AccessError(
                self.env._(
                    "The figures of a report are counted, nobody writes them. Use the "
                    "button « It was sent on »."
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_draft()
