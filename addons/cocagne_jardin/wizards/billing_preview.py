"""Who would pay how much if the month were billed now, and what looks odd."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..models.billing.billing import month_end, month_start


class BillingPreview(models.TransientModel):
    """One payer of a month that is about to be billed."""

    _name = "cocagne.billing.preview"
    _description = "Preview of a month to bill"
    _order = "has_oddity desc, partner_id"

    run_id = fields.Many2one("cocagne.billing.run", required=True, ondelete="cascade")
    partner_id = fields.Many2one("res.partner", "Member", required=True)
    member_number = fields.Char(related="partner_id.member_number")
    currency_id = fields.Many2one(related="run_id.currency_id")
    units = fields.Integer("Baskets")
    late_units = fields.Integer("Of earlier months")
    amount = fields.Monetary("Amount, VAT included")
    oddities = fields.Char("To look at")
    has_oddity = fields.Boolean()

    @api.model
    def _fill(self, run):
        """Write the preview of a run, in place of the last one."""
        run.check_access("read")
        self.search([("run_id", "=", run.id)]).unlink()
        engine = self.env["cocagne.billing"]
        baskets = self.env["cocagne.basket"].search(
            engine._billable_domain(run.company_id, run.month), order="date, id"
        )
        unmarked = self._unmarked(run)
        return self.create(
            [
                self._prepare(run, payer, lines, unmarked)
                for payer, lines in engine._group(baskets).items()
            ]
        )

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
    def _prepare(self, run, payer, lines, unmarked):
        baskets = [basket for found in lines.values() for basket in found]
        late = [b.quantity for b in baskets if month_start(b.date) < run.month]
        oddities = self._oddities(payer, lines, unmarked)
        return {
            "run_id": run.id,
            "partner_id": payer.id,
            "units": sum(basket.quantity for basket in baskets),
            "late_units": sum(late),
            "amount": sum(self._amount(line, found) for line, found in lines.items()),
            "oddities": ", ".join(oddities),
            "has_oddity": bool(oddities),
        }

    @api.model
    def _amount(self, line, baskets):
        vals = self.env["cocagne.billing"]._prepare_line(
            line, baskets, line.order_id.partner_invoice_id, 1
        )
        price = vals["price_unit"] * (1 - vals["discount"] / 100)
        return line.tax_ids.compute_all(price, line.currency_id, vals["quantity"])[
            "total_included"
        ]

    @api.model
    def _oddities(self, payer, lines, unmarked):
        """What the accountant should look at before billing this payer."""
        engine, found = self.env["cocagne.billing"], []
        orders = self.env["sale.order"].union(*(line.order_id for line in lines))
        waiting = sum(unmarked.get(order, 0) for order in orders)
        if waiting:
            found.append(self.env._("%s baskets not marked as delivered yet", waiting))
        if any(not engine._member_price(line) for line in lines):
            found.append(self.env._("price 0"))
        if any(not line.tax_ids for line in lines) and orders.company_id.vat_liable:
            found.append(self.env._("no VAT"))
        if len(set(orders.mapped("payment_mode"))) > 1:
            found.append(self.env._("two payment modes"))
        if not (payer.street and payer.zip and payer.city):
            found.append(self.env._("incomplete address"))
        if not payer.active:
            found.append(self.env._("archived"))
        return found
