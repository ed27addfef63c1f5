"""The figures of insertion counted again, record by record.

Plain Python over what the ORM reads, written from the definitions: nothing of the
queries of ``models/indicator`` is used. A ratio is a pair (numerator, denominator).
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytz

from .recount_solidarity import cents

#: Days x this are months, as the State counts the length of a pathway.
MONTH_PER_DAY = Decimal("0.0328767")
YEAR_HOURS = {"ACI": 1820, "EI": 1505, "EITI": 1505, "AI": 1607}


class InsertionRecount:
    """The insertion site of one garden in a month.

    :param companies: the garden and its establishments.
    """

    def __init__(self, env, companies, first, last):
        self.env = env(su=True, context={"active_test": False})
        self.companies, self.first, self.last = companies, first, last
        self.months = [
            one
            for one in self.mine("cocagne.insertion.month")
            if one.month == self.first
        ]

    def mine(self, model):
        rows = self.env[model].search([])
        return rows.filtered(lambda one: one.company_id in self.companies)

    def within(self, day):
        return bool(day) and self.first <= day <= self.last

    def figures(self):
        return {
            **self.presence(),
            **self.workers(),
            **self.hours(),
            **self.exits(),
            **self.immersions(),
            **self.interviews(),
            **self.staff(),
        }

    # -- people --------------------------------------------------------------------------

    def presence(self):
        came = [
            one
            for one in self.mine("cocagne.pathway")
            if one.state != "candidate" and one.date_start and self.has_contract(one)
        ]

        def people(wanted):
            return len({one.employee_id for one in came if wanted(one)})

        return {
            "insertion.last_day": people(
                lambda one: (
                    one.date_start <= self.last
                    and not (one.date_end and one.date_end < self.last)
                )
            ),
            "insertion.present": people(
                lambda one: (
                    one.date_start <= self.last
                    and not (one.date_end and one.date_end < self.first)
                )
            ),
            "insertion.entries": people(lambda one: self.within(one.date_start)),
        }

    def has_contract(self, pathway):
        versions = self.env["hr.version"].search([("pathway_id", "=", pathway.id)])
        return any(versions.mapped("insertion_kind"))

    def workers(self):
        hours, pathways = defaultdict(Decimal), defaultdict(set)
        for one in self.months:
            person = one.pathway_id.employee_id
            hours[person] += cents(one.hours_paid)
            pathways[person].add(one.pathway_id)
        worked = {who: pathways[who] for who, paid in hours.items() if paid >= 1}
        figures = dict.fromkeys((f"insertion.{code}" for code in CODES), 0)
        for person, mine in worked.items():
            for code in self.codes_of(person, mine):
                figures[f"insertion.{code}"] += 1
        return figures

    def codes_of(self, person, pathways):
        yield "worked"
        yield {"female": "women", "male": "men"}.get(person.sex, "sex_unknown")
        birth = person.birthday
        age = self.first.year - birth.year if birth else 35
        yield "under_26" if age < 26 else "senior" if age >= 50 else "age_26_49"
        yield from self.situations(pathways)
        levels = {"50": "cap_bep", "51": "cap_bep", "00": "non_certifying"}
        levels["70"] = "below_cap"
        if person.education in levels:
            yield levels[person.education]

    def situations(self, pathways):
        tests = {
            "rsa": lambda one: one.rsa in ("OUI-M", "OUI-NM"),
            "ass": lambda one: one.ass_since,
            "aah": lambda one: one.aah_since,
            "rqth": lambda one: one.rqth,
            "qpv": lambda one: one.qpv,
            "zrr": lambda one: one.zrr,
        }
        for code, test in tests.items():
            if any(test(one) for one in pathways):
                yield code
        told = [one for one in pathways if one.job_seeker_since]
        # of two pathways, the later one tells it
        told.sort(key=lambda one: one.id)
        since = told[-1].job_seeker_since if told else ""
        if since in ("03", "04"):
            yield "registered_12" if since == "03" else "registered_24"

    # -- hours and posts -----------------------------------------------------------------

    def hours(self):
        etp = Fraction()
        for one in self.months:
            measure = one.annex_id.measure or "ACI"
            etp += Fraction(cents(one.hours_paid)) * 12 / YEAR_HOURS[measure]
        target = sum(
            (
                cents(one.posts)
                for one in self.mine("cocagne.annex")
                if one.state in ("VALIDE", "PROVISOIRE", "CLOTURE")
                and one.date_start <= self.last
                and one.date_end >= self.first
            ),
            Decimal(),
        )
        booked = sum(
            cents(one.amount)
            for one in self.mine("cocagne.annex.payment")
            if self.within(one.date) and (one.move_line_id or one.entry_ids)
        )
        figures = {
            f"insertion.{name}": sum(cents(one[name]) for one in self.months)
            for name in ("hours_paid", "hours_worked", "hours_trained")
        }
        return {
            **figures,
            "insertion.hours_support": sum(
                cents(one.hours_support) for one in self.months
            ),
            "insertion.etp": float(etp),
            "insertion.etp_target": target,
            "insertion.etp_rate": (float(etp), target),
            "insertion.aid": sum(cents(one.aid) for one in self.months),
            "insertion.aid_booked": booked,
        }

    # -- exits ---------------------------------------------------------------------------

    def exits(self):
        left = [
            one for one in self.mine("cocagne.insertion.exit") if self.within(one.date)
        ]
        categories = [self.category(one) for one in left]
        found = {
            name: categories.count(name)
            for name in ("durable", "transition", "positive", "other", "neutralised")
        }
        dynamic = found["durable"] + found["transition"] + found["positive"]
        counted = dynamic + found["other"]
        days = sum((one.date - one.date_recruited).days for one in left)
        return {
            "insertion.exits": len(left),
            "insertion.exits_counted": counted,
            "insertion.exits_dynamic": dynamic,
            **{f"insertion.exits_{name}": number for name, number in found.items()},
            "insertion.dynamic_rate": (dynamic, counted),
            "insertion.pathway_months": (float(days * MONTH_PER_DAY), len(left)),
        }

    def category(self, left):
        """As the reasons of the garden and the two limits of the State say."""
        table = self.env["cocagne.insertion.exit.reason"]._reasons_of(left.company_id)
        category = table[left.reason_id.code].category
        length = (left.date - left.date_recruited).days * MONTH_PER_DAY
        too_short = length <= Decimal("2.65")
        if category == "withdrawn" or too_short or self.annex_hours(left) < 1:
            return "neutralised"
        return category

    def annex_hours(self, left):
        """Paid hours in the annex of the exit, amendments too, or those told."""
        months = [
            one
            for one in left.pathway_id.exit_month_ids
            if one.annex_id == left.annex_id
            or (one.annex_id.chain and one.annex_id.chain == left.annex_id.chain)
        ]
        if not months:
            return left.hours_told
        return sum(one.hours_paid for one in months)

    # -- what is done --------------------------------------------------------------------

    def immersions(self):
        found = [
            one
            for one in self.mine("cocagne.immersion")
            if self.within(one.date_start)
            and one.state in ("signed", "done")
            and one.assessment != "DID_NOT_SHOW"
        ]
        return {
            "insertion.immersions": len(found),
            "insertion.immersion_people": len({one.employee_id for one in found}),
            "insertion.immersion_hours": sum(cents(one.hours_done) for one in found),
        }

    def interviews(self):
        of_month = {one.pathway_id for one in self.months}
        found = [
            one
            for one in self.mine("cocagne.interview")
            if one.state == "held"
            and one.pathway_id in of_month
            and self.within(self.day_of(one))
        ]
        people = {one.pathway_id.employee_id for one in found}
        return {
            "insertion.interviews": len(found),
            "insertion.interview_people": len(people),
            "insertion.interview_hours": sum(cents(one.duration) for one in found),
        }

    def day_of(self, interview):
        zone = pytz.timezone(interview.company_id.partner_id.tz or "Europe/Paris")
        return pytz.utc.localize(interview.date_start).astimezone(zone).date()

    def staff(self):
        days = [
            self.first + timedelta(days=rank)
            for rank in range((self.last - self.first).days + 1)
        ]
        figures = {}
        for role, name in (("eti", "supervisors"), ("cip", "advisers")):
            people, posts = 0, Fraction()
            for one in self.mine("cocagne.insertion.staff"):
                there = sum(
                    one.date_from <= day and not (one.date_to and one.date_to < day)
                    for day in days
                )
                if (one.role, one.status) == (role, "permanent") and there:
                    people += 1
                    posts += Fraction(cents(one.etp)) * there / len(days)
            figures[f"insertion.{name}"] = people
            figures[f"insertion.{name}_etp"] = float(posts)
        return figures


#: Figures of those who worked.
CODES = (
    *("worked", "women", "men", "sex_unknown", "under_26", "age_26_49", "senior"),
    *("rsa", "ass", "aah", "rqth", "qpv", "zrr", "registered_12", "registered_24"),
    *("cap_bep", "non_certifying", "below_cap"),
)
