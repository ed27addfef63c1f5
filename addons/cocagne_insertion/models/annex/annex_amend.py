from odoo import fields, models
from odoo.exceptions import UserError

from ...identity import annex_number
from .annex import ACTIVE


class Annex(models.Model):
    """Amendments: M1, M2... replace the annex for what is left of its year."""

    _inherit = "cocagne.annex"

    previous_id = fields.Many2one(
        "cocagne.annex", "Amends", check_company=True, readonly=True, copy=False
    )
    amendment_ids = fields.One2many(
        "cocagne.annex", "previous_id", "Amendments", readonly=True
    )

    def action_amend(self):
        """Open the next amendment, as entered: it replaces this one once it is valid.

        :raises UserError: this annex is replaced, cancelled or rejected.
        """
        self.ensure_one()
        if self.state not in (*ACTIVE, "CLOTURE"):
            raise UserError(
                self.env._("Only a valid annex can be amended: %s is not.", self.number)
            )
        waiting = self.amendment_ids.filtered(lambda one: one.state == "SAISI")
        amendment = waiting[:1] or self.create(self._prepare_amendment())
        return amendment._get_records_action()

    def _prepare_amendment(self):
        parts = annex_number.parse(self.number)
        if parts.modification == 9:
            raise UserError(
                self.env._("%s is the last amendment that can be numbered.", self.number)
            )
        parts = parts._replace(modification=parts.modification + 1)
        return {
            **self.copy_data()[0],
            "number": str(parts),
            "state": "SAISI",
            "previous_id": self.id,
        }

    def action_validate(self):
        """The annex is signed: what it amends is replaced, contracts follow."""
        for annex in self.filtered(lambda one: one.state not in ACTIVE):
            previous = annex.previous_id
            if previous.state in ACTIVE:
                previous.state = "HISTORISE"
            annex.state = "VALIDE"
            annex._take_over(previous)

    def _take_over(self, previous):
        """Contracts not over, monthly states still drafts, payments not yet received."""
        if not previous:
            return
        today = fields.Date.context_today(self)
        # sudo: who may change the annex need not see contracts and people
        versions = self.env["hr.version"].sudo().with_context(active_test=False)
        versions.search(
            [
                ("annex_id", "=", previous.id),
                "|",
                ("contract_date_end", "=", False),
                ("contract_date_end", ">=", today),
            ]
        ).annex_id = self
        drafts = previous.month_ids.filtered(lambda month: month.state == "draft")
        drafts.annex_id = self

    def action_close(self):
        """The year is over and settled."""
        self.filtered(lambda one: one.state in ACTIVE).state = "CLOTURE"

    def _chain(self):
        """The annex with all that it amends or that amends it."""
        return self.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("chain", "in", self.mapped("chain")),
            ]
        )
