"""Subscriptions by billing rule for the tests of the rules."""

from datetime import date

from freezegun import freeze_time

from .billing_case import MARCH, BillingCase

JANUARY, DECEMBER = date(2026, 1, 1), date(2026, 12, 1)


class RulesCase(BillingCase):
    """A year of 50 Tuesdays without week 53, at 10 a basket: 6 January to 22 December.

    The tests stand on 15 June 2026 unless they say another day.
    """

    @classmethod
    def on(cls, day):
        """The test goes on on this day."""
        return freeze_time(day)

    @classmethod
    def term(cls, rhythm):
        return cls.env.ref(f"cocagne_jardin.term_{rhythm}")

    @classmethod
    def plan(cls, partner, rule, rhythm="quarterly", product=None, **values):
        """A subscription of the whole year, billed by ``rule``."""
        values.setdefault("date_start", JANUARY)
        values.setdefault("payment_period", rhythm)
        return cls.subscribe(partner, product, billing_rule=rule, **values)

    @classmethod
    def deliver_all(cls, order, until=date(2026, 12, 31)):
        """Deliver what is still planned until a day."""
        found = order.basket_ids.filtered(
            lambda b: b.state == "planned" and b.date <= until
        )
        found._set_state("delivered")
        return found

    @classmethod
    def invoiced(cls, *orders):
        """The sum of what was posted for these subscriptions, credit notes taken off.

        Read from the invoices themselves, line by line.
        """
        total = 0.0
        for order in orders:
            for line in order.order_line.sudo().invoice_lines:
                if line.parent_state == "posted":
                    sign = -1 if line.move_type == "out_refund" else 1
                    total += sign * line.price_total
        return round(total, 2)

    @classmethod
    def due(cls, invoice):
        """(day, amount) of the receivable lines of an invoice."""
        lines = invoice.line_ids.filtered(lambda r: r.display_type == "payment_term")
        return [
            (line.date_maturity.isoformat(), line.balance)
            for line in lines.sorted("date_maturity")
        ]


__all__ = ["DECEMBER", "JANUARY", "MARCH", "RulesCase"]
