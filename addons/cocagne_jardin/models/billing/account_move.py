from odoo import fields, models
from odoo.exceptions import UserError


class AccountMove(models.Model):
    """Invoices of baskets: each line bills exactly the baskets that point to it.

    A cancelled or fully credited line frees its baskets: their delivery can then be
    corrected, and they are billed with the next run.
    """

    _inherit = "account.move"

    billing_run_id = fields.Many2one(
        "cocagne.billing.run",
        "Billed month",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )

    def _basket_lines(self):
        """The lines of these invoices and credit notes that are about baskets."""
        return self.invoice_line_ids.filtered(
            lambda line: "basket" in line.sale_line_ids.mapped("qty_delivered_method")
        )

    def _open_invoices(self):
        """The screen of these invoices; True for who may not read them."""
        if not self.has_access("read"):
            return True
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "account.action_move_out_invoice_type"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"domain": [("id", "in", self.ids)]}

    def _post(self, soft=True):
        invoices = self.filtered(lambda move: move.move_type == "out_invoice")
        invoices._basket_lines()._check_bills_its_baskets()
        refunds = self.filtered(lambda move: move.move_type == "out_refund")
        credited = refunds._credited_lines()
        posted = super()._post(soft=soft)
        credited._free_baskets()
        return posted

    def _credited_lines(self):
        """The invoice lines that these credit notes give back, each one in full."""
        credited = self.env["account.move.line"]
        for line in self._basket_lines():
            origin = line.move_id.reversed_entry_id.invoice_line_ids.filtered(
                lambda origin: (
                    origin.sale_line_ids == line.sale_line_ids  # noqa: B023
                    and not origin.basket_billing
                    and line._same_price(origin)  # noqa: B023
                )
            )
            line._check_credits(origin)
            credited |= origin
        return credited

    def button_draft(self):
        for move in self:
            credits_baskets = move.move_type == "out_refund" and move._basket_lines()
            if move.state == "posted" and credits_baskets:
                raise UserError(
                    self.env._(
                        "%s gave baskets back, which may be billed again by now. It "
                        "stays posted: bill the month again instead.",
                        move.name,
                    )
                )
        return super().button_draft()

    def button_cancel(self):
        result = super().button_cancel()
        self._basket_lines()._free_baskets()
        return result

    def action_switch_move_type(self):
        if self._basket_lines():
            raise UserError(
                self.env._("This invoice bills baskets: reverse it with a credit note.")
            )
        return super().action_switch_move_type()

    def _get_next_sequence_format(self):
        """The format of the next number: the same for all invoices of a chunk.

        The number itself is still taken by Odoo under the lock of its unique index.
        """
        formats = self.env.context.get("billing_formats")
        if formats is None or self.journal_id.is_self_billing:
            return super()._get_next_sequence_format()
        key = (self.journal_id.id, self.move_type, self.date)
        if key not in formats:
            formats[key] = super()._get_next_sequence_format()
        pattern, values = formats[key]
        return pattern, dict(values)
