"""The figures of the solidarity programme counted again, record by record.

Plain Python over what the ORM reads, written from the definitions: nothing of the
queries of ``models/indicator`` is used. A ratio is a pair (numerator, denominator).
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

LOCAL = ("ccas", "caf", "msa", "department", "state", "university")
LOCAL += ("foundation", "company", "other")
WENT_OUT = ("delivered", "not_collected", "given")


def cents(amount):
    return Decimal(str(round(amount, 2)))


class SolidarityRecount:
    """The programme of one garden in a month.

    :param companies: the garden and its establishments.
    """

    def __init__(self, env, companies, first, last):
        self.env = env(su=True, context={"active_test": False})
        self.companies, self.first, self.last = companies, first, last
        self.files = self.mine("cocagne.solidarity.enrolment")
        self.shares = [
            one
            for one in self.mine("cocagne.solidarity.share")
            if one.enrolment_id in self.files and self.within(one.date)
        ]

    def mine(self, model):
        rows = self.env[model].search([])
        return rows.filtered(lambda one: one.company_id in self.companies)

    def within(self, day):
        return bool(day) and self.first <= day <= self.last

    def figures(self):
        return {
            **self.households(),
            **self.people(),
            **self.baskets(),
            **self.money(),
            **self.workshops(),
        }

    # -- households ----------------------------------------------------------------------

    def key(self, file):
        return file.household_key or file.id

    def keys(self, files):
        return {self.key(one) for one in files}

    def standing(self):
        return [
            one for one in self.shares if not one.is_correction and not one.is_reversed
        ]

    def last_day(self, file):
        return file.date_exit or file.date_end

    def households(self):
        accepted = [
            one
            for one in self.files
            if one.state in ("active", "ended") and one.date_start
        ]
        renewed = {one.previous_id.id for one in accepted}
        open_ = [
            one
            for one in accepted
            if one.date_start <= self.last
            and not (self.last_day(one) and self.last_day(one) < self.first)
        ]
        new = [
            one
            for one in accepted
            if self.within(one.date_start) and not one.previous_id
        ]
        left = [
            one
            for one in accepted
            if one.state == "ended"
            and one.id not in renewed
            and self.within(self.last_day(one))
        ]
        waiting = [one for one in self.files if self.waits(one)]
        return {
            "solidarity.households": len(self.helped()),
            "solidarity.enrolled": len(self.keys(open_)),
            "solidarity.new_households": len(self.keys(new)),
            "solidarity.exits": len(self.keys(left)),
            "solidarity.waiting": len(self.keys(waiting)),
        }

    def helped(self):
        return self.keys(one.enrolment_id for one in self.standing())

    def waits(self, file):
        if not file.waiting_since or file.waiting_since > self.last:
            return False
        if file.state == "waiting":
            return True
        if file.state == "refused":
            return file.date_exit > self.last
        return file.state in ("active", "ended") and file.date_start > self.last

    def people(self):
        adults = children = 0
        for household in self.helped():
            begun = [
                one
                for one in self.files
                if self.key(one) == household
                and one.date_start
                and one.date_start <= self.last
            ]
            told = max(begun, key=lambda one: (one.date_start, one.id))
            children += told.age_under_3 + told.age_3_17
            adults += told.age_18_24 + told.age_25_64 + told.age_65
        return {
            "solidarity.people": adults + children,
            "solidarity.adults": adults,
            "solidarity.children": children,
        }

    # -- baskets -------------------------------------------------------------------------

    def counted(self):
        """{(basket, file): how many baskets}"""
        found = defaultdict(int)
        for one in self.standing():
            key = (one.basket_id, one.enrolment_id)
            found[key] = max(found[key], one.quantity)
        return found

    def baskets(self):
        counted = self.counted()
        collected = sum(
            number
            for (basket, _file), number in counted.items()
            if basket.state == "delivered"
        )
        number = sum(counted.values())
        everybody = [
            one
            for one in self.mine("cocagne.basket")
            if self.within(one.date) and one.state in WENT_OUT
        ]
        whole = sum(one.quantity for one in everybody)
        return {
            "solidarity.baskets": number,
            "solidarity.collected": collected,
            "solidarity.not_collected": number - collected,
            "solidarity.basket_share": (number, whole),
            "solidarity.kilograms": float(self.grams(counted) / 1000),
        }

    def grams(self, counted):
        total = Fraction()
        for (basket, _file), number in counted.items():
            if number and basket.state == "delivered":
                total += basket.prepared_quantity * self.grams_of(basket)
        return total

    def grams_of(self, basket):
        """What is in one basket of this kind, delivery and depot."""
        contents = self.env["cocagne.basket.content"].search(
            [
                ("delivery_ids", "in", basket.delivery_id.ids),
                ("product_id", "=", basket.prepared_product_id.id),
                ("content_id.state", "!=", "draft"),
            ]
        )
        kilo, total = self.env.ref("uom.product_uom_kgm"), Fraction()
        for line in contents.line_ids:
            here = line.depot_ids.filtered(lambda one: one.depot_id == basket.depot_id)
            number = here.quantity if here else line.quantity
            unit = line.product_id.uom_id
            kilos = (
                unit.factor / kilo.factor
                if unit._has_common_reference(kilo)
                else line.product_id.weight
            )
            total += Fraction(str(number)) * Fraction(str(kilos)) * 1000
        return total

    # -- money ---------------------------------------------------------------------------

    def payer(self, share):
        if share.payer != "funder":
            return share.payer
        return share.agreement_id.kind or "fund"

    def paid(self, *payers):
        found = (one for one in self.shares if self.payer(one) in payers)
        return sum((cents(one.amount) for one in found), Decimal())

    def helped_by(self, *payers):
        return len(
            self.keys(
                one.enrolment_id
                for one in self.standing()
                if self.payer(one) in payers and one.amount and one.quantity > 0
            )
        )

    def money(self):
        households, value = self.paid("participant"), Decimal()
        figures = {"solidarity.paid_households": households}
        for name, payers in (
            ("local", LOCAL),
            ("network", ["network"]),
            ("fund", ["fund"]),
            *((kind, [kind]) for kind in LOCAL),
        ):
            figures[f"solidarity.paid_{name}"] = self.paid(*payers)
            figures[f"solidarity.households_{name}"] = self.helped_by(*payers)
        for share in self.shares:
            value += cents(share.amount)
        return {
            **figures,
            "solidarity.value": value,
            "solidarity.household_share": (households, value),
        }

    # -- workshops -----------------------------------------------------------------------

    def workshops(self):
        held = self.mine("event.event").filtered(
            lambda one: (
                one.is_workshop
                and one.active
                and one.workshop_state != "cancelled"
                and self.within(one.workshop_date)
                and one.workshop_date <= date.today()
            )
        )
        present = held.registration_ids.filtered(
            lambda one: one.active and one.attendance == "present"
        )
        households, times, hours = set(), 0, Decimal()
        for one in present:
            file = self.file_of(one)
            if file:
                households.add(self.key(file))
                times, hours = times + 1, hours + cents(one.attended_hours)
        for one in self.mine("cocagne.workshop.kept"):
            if one.month == self.first and one.attended:
                households.add(self.key(one.enrolment_id))
                times, hours = times + one.attended, hours + cents(one.hours)
        return {
            "solidarity.workshops": len(held),
            "solidarity.workshop_guests": sum(present.mapped("people_count")),
            "solidarity.workshop_attendances": times,
            "solidarity.workshop_households": len(households),
            "solidarity.workshop_hours": float(hours),
        }

    def file_of(self, registration):
        """The file of somebody on the day of a workshop, if it is of this garden."""
        day, who = registration.event_id.workshop_date, registration.partner_id
        everywhere = self.env["cocagne.solidarity.enrolment"].search(
            [("partner_id", "=", who.id), ("partner_id", "!=", False)]
        )
        running = [
            one
            for one in everywhere
            if one.state in ("active", "ended")
            and one.date_start <= day
            and (not one.date_end or one.date_end >= day)
        ]
        latest = max(running, key=lambda one: (one.date_start, one.id), default=None)
        return latest if latest and latest in self.files else None
