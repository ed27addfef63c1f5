"""What the accountant should look at before billing a payer."""

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain

from ..models.billing.billing import month_end


class BillingPreview(models.TransientModel):
    """Everything is read at once for all payers; then each payer is judged."""

    _inherit = "cocagne.billing.preview"

    @api.model
    def _facts(self, run, foreseen):
        """What is known about all payers: a few queries, whatever their number."""
        payers = self.env["res.partner"].union(*(row[0] for row in foreseen))
        return {
            "unmarked": self._unmarked(run),
            "last": self._last_month(run, payers),
            "mandates": self._with_mandate(run, payers),
            "paper": set(payers._wants_paper(run.company_id).ids),
        }

    @api.model
    def _unmarked(self, run):
        """Baskets of the month that nobody marked although their day is over."""
        last = min(month_end(run.month), run._today())
        domain = (
            Domain("company_id", "=", run.company_id.id)
            & Domain("state", "=", "planned")
            & Domain("date", ">=", run.month)
            & Domain("date", "<=", last)
        )
        return dict(
            self.env["cocagne.basket"]._read_group(
                domain, ["order_id"], ["quantity:sum"]
            )
        )

    @api.model
    def _last_month(self, run, payers):
        """What each payer was billed with the month before, VAT included, by id."""
        groups = self.env["account.move"]._read_group(
            [
                ("company_id", "=", run.company_id.id),
                ("billing_run_id.month", "=", run.month - relativedelta(months=1)),
                ("partner_id", "in", payers.ids),
                ("state", "=", "posted"),
            ],
            ["partner_id"],
            ["amount_total_signed:sum"],
        )
        return {partner.id: total for partner, total in groups}

    @api.model
    def _with_mandate(self, run, payers):
        """Who has a signed mandate that is valid: ids of commercial partners."""
        # sudo: whether there is one, nothing about the bank account
        groups = (
            self.env["account.banking.mandate"]
            .sudo()
            ._read_group(
                [
                    ("partner_id", "in", payers.commercial_partner_id.ids),
                    ("company_id", "in", run.company_id._with_mother_houses()),
                    ("state", "=", "valid"),
                ],
                ["partner_id"],
            )
        )
        return {partner.id for (partner,) in groups}

    @api.model
    def _oddities(self, run, facts, row, payer, orders, vals):
        """What is odd with a payer: words by name of the field that is ticked."""
        found = {
            **self._odd_amounts(row, vals),
            **self._odd_lines(run, vals),
            **self._odd_payment(facts, payer, orders),
            **self._odd_address(facts, payer),
        }
        waiting = sum(facts["unmarked"].get(order, 0) for order in orders)
        if waiting:
            found["unmarked"] = self.env._(
                "%s baskets not marked as delivered yet", waiting
            )
        return found

    @api.model
    def _odd_amounts(self, row, vals):
        amount, last = row["amount"], row["last_amount"]
        if vals["move_type"] == "out_refund":
            return {"is_credit": self.env._("credit note")}
        if amount < 0:
            return {"is_negative": self.env._("negative amount")}
        if last > 0 and amount > 2 * last:
            return {"is_double": self.env._("more than twice last month")}
        return {}

    @api.model
    def _odd_lines(self, run, vals):
        found = {}
        lines = self.env["cocagne.billing"]._foreseen_lines(vals)
        if any(not line["price_unit"] for line in lines):
            found["price_zero"] = self.env._("price 0")
        without = any(not line["tax_ids"][0][2] for line in lines)
        if without and run.company_id.vat_liable:
            found["no_vat"] = self.env._("no VAT")
        return found

    @api.model
    def _odd_payment(self, facts, payer, orders):
        found, modes = {}, set(orders.mapped("payment_mode"))
        if len(modes) > 1:
            found["two_modes"] = self.env._("two payment modes")
        mandate = payer.commercial_partner_id.id in facts["mandates"]
        if "sepa" in modes and not mandate:
            found["no_mandate"] = self.env._("debit without a valid mandate")
        return found

    @api.model
    def _odd_address(self, facts, payer):
        """The law wants the address on an invoice, whatever way it goes."""
        found = {}
        if not (payer.street and payer.zip and payer.city):
            found["no_address"] = self.env._("incomplete address")
        if not payer.email and payer.id not in facts["paper"]:
            found["no_mail"] = self.env._("no mail address: to print")
        if not payer.active:
            found["archived"] = self.env._("archived")
        return found
