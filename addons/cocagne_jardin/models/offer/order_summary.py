from odoo import models
from odoo.tools import format_amount, format_date

from .schedule import instalments


class SaleOrder(models.Model):
    """The summary that a client takes home: place, dates, prices, instalments (R77)."""

    _inherit = "sale.order"

    def _summary(self):
        """All that the summary tells, in words, in the language of the context."""
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: not line.display_type)
        baskets = lines & self._basket_lines()
        members_lines = [self._summary_basket(line) for line in baskets]
        others = [self._summary_other(line) for line in lines - baskets]
        fee = self._summary_fee()
        total = sum(item["amount"] for item in [*members_lines, *others])
        # sudo: the summary is made by whoever may read the order
        shared = self.sudo()
        rhythm = shared.payment_period or "monthly"
        return {
            "order": self,
            "client": self.partner_id,
            "place": self._summary_place(),
            "baskets": members_lines,
            "others": others,
            "fee": fee,
            "total": self._money(total),
            "grand_total": self._money(total + (fee["amount"] if fee else 0.0)),
            "mode": self._choice_label("payment_mode"),
            "rhythm": self._choice_label("payment_period"),
            "first_payment": shared.awaits_payment,
            "schedule": [
                {"day": format_date(self.env, day), "amount": self._money(amount)}
                for day, amount in instalments(self._dated_amounts(), rhythm)
            ],
        }

    def _choice_label(self, name):
        # sudo: as in _summary
        value = self.sudo()[name]
        return dict(self._fields[name]._description_selection(self.env)).get(value, "")

    def _money(self, amount):
        return format_amount(self.env, amount, self.currency_id)

    def _summary_place(self):
        depot, garden_round = self.depot_id, self.round_id
        stop = garden_round.stop_ids.filtered(lambda s: s.depot_id == depot)[:1]
        weekdays = dict(
            garden_round._fields["weekday"]._description_selection(self.env)
        )
        address = [depot.street, depot.zip, depot.city]
        return {
            "name": depot.name,
            "address": " ".join(part for part in address if part),
            "day": weekdays.get(garden_round.weekday, ""),
            "slot": stop.pickup_slot or "",
        }

    def _planned_baskets(self, line):
        baskets = line.basket_ids.filtered(lambda b: b.state != "cancelled")
        return baskets.sorted("date")

    def _summary_basket(self, line):
        baskets = self._planned_baskets(line)
        price = self._summary_price(line)
        count = sum(baskets.mapped("quantity"))
        days = [
            format_date(self.env, basket.date, date_format="d MMM")
            for basket in baskets
        ]
        months = {}
        for basket in baskets:
            months.setdefault(basket.date.replace(day=1), []).append(basket)
        return {
            "name": line.product_id.name,
            "frequency": line.frequency_id.name,
            "each": line.quantity_per_delivery,
            "count": count,
            "price": self._money(price),
            "amount": count * price,
            "total": self._money(count * price),
            "days": days,
            "months": [
                {
                    "name": format_date(self.env, month, date_format="MMMM y"),
                    "days": ", ".join(
                        str(basket.date.day)
                        + (f" (×{basket.quantity})" if basket.quantity > 1 else "")
                        for basket in found
                    ),
                }
                for month, found in months.items()
            ],
        }

    def _summary_price(self, line):
        """The price of one basket that the summary tells to who asks for it."""
        # sudo: as in _summary
        return self.env["cocagne.billing"]._member_price(line.sudo())

    def _summary_other(self, line):
        return {
            "name": line.name,
            "quantity": f"{line.product_uom_qty:g}",
            "amount": line.price_total,
            "total": self._money(line.price_total),
        }

    def _summary_fee(self):
        """The membership that was written with this order."""
        # sudo: as in _summary
        found = self.sudo().new_membership_id
        if not found.amount:
            return None
        return {
            "name": found.type_id.name,
            "until": format_date(self.env, found.date_to) if found.date_to else "",
            "amount": found.amount,
            "total": self._money(found.amount),
            "is_paid": found.state == "paid",
        }

    def _dated_amounts(self):
        """What is delivered, by day: the base of the instalments."""
        amounts = []
        for line in self._basket_lines():
            price = self._summary_price(line)
            amounts += [
                (basket.date, basket.quantity * price)
                for basket in self._planned_baskets(line)
            ]
        return amounts

    def _summary_html(self, rehearsal=False):
        """The summary as it is shown, printed and mailed."""
        return self.env["ir.qweb"]._render(
            "cocagne_jardin.order_summary_body",
            {"summary": self._summary(), "rehearsal": rehearsal},
        )
