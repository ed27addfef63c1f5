"""What a subscription will be billed, and when: in a sentence and in a table (R77)."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_amount, format_date

from ..offer.schedule import instalments
from ..subscription.sale_order import DESK_OR_ACCOUNTANT
from .due_dates import due_dates, split


class SaleOrder(models.Model):
    _inherit = "sale.order"

    billing_sentence = fields.Char(
        "What is billed, and when",
        compute="_compute_billing_sentence",
        groups=DESK_OR_ACCOUNTANT,
    )
    billing_schedule = fields.Html(
        "Due dates of this subscription",
        compute="_compute_billing_schedule",
        sanitize=False,
        groups=DESK_OR_ACCOUNTANT,
    )

    # -- the sentence ------------------------------------------------------------------

    @api.depends(
        "billing_rule",
        "instalment_term_id",
        "payment_period",
        "pack_size",
        "pack_renews",
        "company_id",
    )
    @api.depends_context("lang")
    def _compute_billing_sentence(self):
        for order in self:
            order.billing_sentence = (
                order.is_subscription
                and getattr(
                    order, f"_sentence_{order.billing_rule or 'monthly_delivered'}"
                )()
            )

    def _when_invoiced(self):
        # sudo: a setting of the garden
        if self.company_id.sudo().advance_at_confirmation:
            return self.env._("when the subscription is confirmed")
        return self.env._("with the next month that is billed")

    def _sentence_monthly_delivered(self):
        return self.env._(
            "At the end of each month: the baskets that were delivered, and nothing "
            "else."
        )

    def _sentence_instalments(self):
        return self.env._(
            "One invoice for the whole season, %(when)s, paid in instalments "
            "(%(term)s). Cancelled or doubled baskets are settled at the end.",
            when=self._when_invoiced(),
            term=self.sudo().instalment_term_id.name or "?",
        )

    def _sentence_pack(self):
        text = self.env._(
            "Packs of %(count)s baskets paid in advance: the first one is billed "
            "%(when)s.",
            count=self.pack_size,
            when=self._when_invoiced(),
        )
        # sudo: a setting of the garden
        alert = self.company_id.sudo().pack_alert
        if self.pack_renews:
            more = self.env._(
                "The next one follows with the month when %s are left.", alert
            )
        else:
            more = self.env._("The next one only when somebody asks for it.")
        return f"{text} {more}"

    def _sentence_prepaid(self):
        labels = dict(self._fields["payment_period"]._description_selection(self.env))
        period = labels[self.sudo().payment_period or "monthly"]
        if self.pack_size:
            return self.env._(
                "In advance (%(period)s): %(count)s baskets, more or less what the last "
                "period left.",
                period=period.lower(),
                count=self.pack_size,
            )
        return self.env._(
            "In advance (%s): the baskets planned for the period, more or less what the "
            "last period left.",
            period.lower(),
        )

    # -- the due dates -----------------------------------------------------------------

    @api.depends(
        "billing_rule",
        "instalment_term_id",
        "payment_period",
        "state",
        "date_start",
        "date_end",
        "basket_ids.state",
        "order_line.price_unit",
        "order_line.participation",
    )
    @api.depends_context("lang")
    def _compute_billing_schedule(self):
        for order in self:
            rows = order._due_rows() if order.is_subscription else []
            order.billing_schedule = rows and self.env["ir.qweb"]._render(
                "cocagne_jardin.billing_schedule",
                {"rows": [order._said_row(*row) for row in rows]},
            )

    def _said_row(self, day, amount, left, is_estimate):
        return {
            "day": format_date(self.env, day),
            "amount": format_amount(self.env, amount, self.currency_id),
            "is_paid": not is_estimate and not left,
            "is_late": bool(left) and day < self._today(),
            "is_estimate": is_estimate,
        }

    def _due_rows(self):
        """(day, amount, left to pay, whether it is an estimate) of each instalment."""
        self.ensure_one()
        return self._invoiced_rows() or [
            (day, amount, amount, True) for day, amount in self._expected_rows()
        ]

    def _invoiced_rows(self):
        """Of the season's invoice, once there is one."""
        if not isinstance(self.id, int):
            return []
        # sudo: the desk tells members when they pay without reading invoices
        moves = self.sudo().order_line.invoice_lines.move_id.filtered(
            lambda move: move.state == "posted" and move.instalment_until
        )
        lines = moves.line_ids.filtered(
            lambda line: line.display_type == "payment_term"
        )
        return [
            (line.date_maturity, line.balance, line.amount_residual, False)
            for line in lines.sorted("date_maturity")
        ]

    def _expected_rows(self):
        """(day, amount) as they would be if the season were invoiced today."""
        self.ensure_one()
        amounts = self._expected_amounts()
        if not amounts:
            return []
        # sudo: the rhythm is closed to some roles that show a summary
        order = self.sudo()
        if order.billing_rule != "instalments":
            return instalments(amounts, order.payment_period or "monthly")
        total = self.currency_id.round(sum(amount for _day, amount in amounts))
        days = [(due.month, due.day) for due in order.instalment_term_id.due_day_ids]
        start = (self.date_start or self._today()).replace(day=1)
        first = max(self._today(), start)
        last = max(day for day, _amount in amounts)
        found = due_dates(days, first, max(last, first))
        parts = map(float, split(total, len(found)))
        return list(zip(found, parts, strict=True))

    def _expected_amounts(self):
        """(day, amount) of each basket, planned or as the planner would."""
        if self.state in ("sale", "cancel"):
            return self._dated_amounts()
        lines = self._basket_lines().filtered("frequency_id")
        if not (lines and self.season_id and self.round_id and self.date_start):
            return []
        try:
            rows, refusals = self.env["cocagne.planner"]._rows_of(lines)
        except UserError:
            return []
        if refusals:
            return []
        deliveries = self.env["cocagne.delivery"]
        return [
            (deliveries.browse(delivery).date, units * line._paid_price())
            for line in lines
            for _line, delivery, units in rows[line.id]
        ]

    def _summary(self):
        """The summary tells the due dates of the rule (R77)."""
        summary = super()._summary()
        if self.billing_rule == "instalments":
            summary["schedule"] = [
                {"day": format_date(self.env, day), "amount": self._money(amount)}
                for day, amount in self._expected_rows()
            ]
        return summary
