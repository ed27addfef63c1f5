"""A year of the programme in a big garden, lived day by day as its people live it."""

from datetime import date, timedelta
from decimal import Decimal

from odoo.addons.cocagne_jardin.tools import refresh_statistics

from .year_figures import YEAR, month_end
from .year_garden import YearGarden

#: Gifts of money for the fund, by day.
GIFTS = {date(YEAR, 3, 10): Decimal(700), date(YEAR, 11, 20): Decimal(500)}
QUARTER_ENDS = [month_end(date(YEAR, month, 1)) for month in (3, 6, 9, 12)]


def money(value):
    """A float of Odoo as cents."""
    return Decimal(str(value or 0)).quantize(Decimal("0.01"))


class YearCase(YearGarden):
    """Twelve months: baskets, what nobody fetched, gifts, invoices, statements, fund."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._live()

    @classmethod
    def _live(cls):
        cls.invoices, cls.statements, cls.taken_back = {}, {}, []
        cls.gifts = cls.env["cocagne.gift"]
        tours = list(cls.figures.tours())
        for month in range(1, 13):
            first = date(YEAR, month, 1)
            cls.clock.move_to(first)
            cls._renew(first)
            cls.clock.move_to(month_end(first))
            cls._receive_gifts(first)
            for day, code, lines in tours:
                if day.month == month:
                    cls._deliver(day, code, lines)
            cls.clock.move_to(month_end(first) + timedelta(days=2))
            cls._close_month(first)

    @classmethod
    def _renew(cls, first):
        """What is over ends; who ends this month is renewed, or leaves as decided."""
        files = cls.env["cocagne.solidarity.enrolment"]
        files._night_endings(cls.garden)
        ending = files.search(
            [
                ("company_id", "=", cls.garden.id),
                ("state", "=", "active"),
                ("date_end", "<=", month_end(first)),
            ],
            order="id",
        )
        for file in ending:
            line = cls.line_of[file.partner_id.member_number]
            if line.leaves:
                reason = cls.env.ref("cocagne_paniers_solidaires.exit_reason_job")
                file._end(file.date_end, reason, "public")
            else:
                new = file._renew(first, "12")
                new.participation = float(line.renewed_price)

    @classmethod
    def _receive_gifts(cls, first):
        for day, amount in GIFTS.items():
            if day.month == first.month:
                gift = cls.env["cocagne.gift"].create(
                    {
                        "partner_id": next(iter(cls.members.values())).id,
                        "company_id": cls.garden.id,
                        "kind": "money",
                        "for_solidarity": True,
                        "amount": float(amount),
                        "date": day,
                        "way_id": cls.garden._way_of("cheque").id,
                        "number": "7",
                    }
                )
                gift.action_receive()
                cls.gifts |= gift

    @classmethod
    def _deliver(cls, day, code, lines):
        """A round goes out; in the evening the depots tell what nobody fetched."""
        baskets = cls.env["cocagne.basket"].union(
            *(cls.baskets[line.reference, day] for line in lines)
        )
        baskets.delivery_id.action_deliver()
        left_there = [line for line in lines if not line.is_fetched(day)]
        for line in left_there:
            cls.baskets[line.reference, day].action_not_collected()

    @classmethod
    def _close_month(cls, first):
        bills = cls.env["cocagne.billing"]
        cls.invoices[first.month] = bills.bill_month(cls.garden, first)
        refresh_statistics(cls.env)
        last = month_end(first)
        if last in QUARTER_ENDS:
            cls._state(last)
            cls.env["cocagne.solidarity.fund"]._count_all(
                cls.garden, last
            ).action_book()

    @classmethod
    def _state(cls, last):
        """The statements of the quarter; that of the CCAS for June is made twice."""
        agreements = cls.env["cocagne.solidarity.agreement"].union(
            *cls.agreements.values()
        )
        prepare = cls.env["cocagne.solidarity.statement"]._prepare_due
        made = prepare(agreements, last)
        made.action_mark_sent()
        if last == QUARTER_ENDS[1]:
            wrong = made.filtered(
                lambda found: found.agreement_id == cls.agreements["ccas"]
            )
            wrong.action_cancel()
            cls.taken_back.append(wrong)
            again = prepare(agreements, last)
            again.action_send()
            made = made - wrong | again
        cls.statements[last] = made
