"""Who would pay how much if the month were billed now, and what looks odd."""

from odoo import api, fields, models
from odoo.tools import format_amount

from ..models.billing.billing import month_start

#: Oddities that ought to be corrected before billing; the others want a look.
SERIOUS = {"is_negative", "no_mandate"}


class BillingPreview(models.TransientModel):
    """One payer of a month that is about to be billed (R91)."""

    _name = "cocagne.billing.preview"
    _description = "Preview of a month to bill"
    _order = "level, amount desc, partner_id"

    run_id = fields.Many2one("cocagne.billing.run", required=True, ondelete="cascade")
    partner_id = fields.Many2one("res.partner", "Member", required=True)
    member_number = fields.Char(related="partner_id.member_number")
    currency_id = fields.Many2one(related="run_id.currency_id")
    units = fields.Integer("Baskets")
    late_units = fields.Integer("Of earlier months")
    amount = fields.Monetary("Amount, VAT included")
    untaxed = fields.Monetary("Excluding VAT")
    last_amount = fields.Monetary("Last month")
    payment_modes = fields.Char("Payment")
    level = fields.Selection(
        [("1", "To correct"), ("2", "To look at"), ("3", "Nothing odd")],
        "Check",
        required=True,
    )
    oddities = fields.Char("What is odd")
    has_oddity = fields.Boolean()
    is_negative = fields.Boolean("Negative amount")
    is_credit = fields.Boolean("Credit note")
    is_double = fields.Boolean("More than twice last month")
    no_mandate = fields.Boolean("Debit without mandate")
    price_zero = fields.Boolean("Price 0")
    no_vat = fields.Boolean("No VAT")
    unmarked = fields.Boolean("Baskets not marked")
    two_modes = fields.Boolean("Two payment modes")
    no_address = fields.Boolean("Incomplete address")
    no_mail = fields.Boolean("No mail address")
    archived = fields.Boolean()

    @api.model
    def _fill(self, run):
        """Write the preview of a run, in place of the last one."""
        run.check_access("read")
        self.search([("run_id", "=", run.id)]).unlink()
        foreseen = self.env["cocagne.billing"]._foresee(run)
        facts = self._facts(run, foreseen)
        return self.create([self._prepare(run, facts, *row) for row in foreseen])

    @api.model
    def _prepare(self, run, facts, payer, lines, vals, untaxed, amount):
        baskets = [basket for found in lines.values() for basket in found]
        late = [b.quantity for b in baskets if month_start(b.date) < run.month]
        orders = self.env["sale.order"].union(*(line.order_id for line in lines))
        row = {
            "run_id": run.id,
            "partner_id": payer.id,
            "units": sum(basket.quantity for basket in baskets),
            "late_units": sum(late),
            "amount": amount,
            "untaxed": untaxed,
            "last_amount": facts["last"].get(payer.id, 0.0),
            "payment_modes": self._payment_words(orders),
        }
        words = self._oddities(run, facts, row, payer, orders, vals)
        serious = SERIOUS & words.keys()
        return {
            **row,
            **dict.fromkeys(words, True),
            "oddities": ", ".join(words.values()),
            "has_oddity": bool(words),
            "level": "1" if serious else "2" if words else "3",
        }

    @api.model
    def _payment_words(self, orders):
        labels = dict(orders._fields["payment_mode"]._description_selection(self.env))
        modes = dict.fromkeys(order.payment_mode for order in orders)
        return ", ".join(labels[mode] for mode in modes if mode)

    def _summary(self, run):
        """For example "850 clients, 61 941,70 €, 12 to look at".

        It is a title under that of the month: short enough for one line.
        """
        total = run.currency_id.round(sum(self.mapped("amount")))
        return self.env._(
            "%(count)s clients, %(total)s, %(odd)s to look at",
            count=len(self),
            total=format_amount(self.env, total, run.currency_id),
            odd=len(self.filtered("has_oddity")),
        )

    # -- buttons -----------------------------------------------------------------------

    def action_open_client(self):
        """The client, to correct an address or a mandate."""
        self.ensure_one()
        return self.partner_id._get_records_action()

    def action_open_subscriptions(self):
        """The subscriptions that this payer pays."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        return action | {
            "domain": [
                ("is_subscription", "=", True),
                ("partner_invoice_id", "=", self.partner_id.id),
            ],
            "context": {},
        }

    def action_again(self):
        """Look again after corrections."""
        return self._run_of_screen().action_preview()

    def action_bill(self):
        """Bill the month that is looked at."""
        run = self._run_of_screen()
        run.action_run()
        return {
            "type": "ir.actions.act_window",
            "res_model": run._name,
            "res_id": run.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _run_of_screen(self):
        """The month of the list, also when no line is ticked."""
        run = self.env["cocagne.billing.run"]
        return (
            self.run_id or run.browse(self.env.context.get("preview_run_id")).exists()
        )
