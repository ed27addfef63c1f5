"""A year of life of one model garden, by the doors that people use."""

import random
from collections import defaultdict
from datetime import date, timedelta

from odoo import fields
from odoo.fields import Command

from .. import insertion, insertion_person, network, solidarity
from ..generator import Plan
from ..names import LAST_NAMES
from ..places import CENTRES, place_garden
from ..shares import HOUSEHOLDS

CHUNK = 200
#: Of a hundred baskets delivered, how many are not fetched.
NOT_COLLECTED_PERCENT = 2
#: Of a hundred invoices of a month, how many are paid.
PAID_PERCENT = 97
#: One more person in insertion for so many households.
HOUSEHOLDS_PER_PERSON = 25
#: first name, last name, role: each garden has its own, ``role-code`` to log in.
TEAM = {
    "responsable": ("Aline", "Bruyère", "cocagne_jardin.group_manager"),
    "solidarite": (
        "Béatrice",
        "Fougeray",
        "cocagne_paniers_solidaires.group_solidarity",
    ),
    "insertion": ("Denis", "Coudray", "cocagne_jardin.group_insertion_adviser"),
    "eti": ("Farah", "Lemaire", "cocagne_insertion.group_supervisor"),
    "direction": ("Gilles", "Ormeau", "cocagne_insertion.group_director"),
}


class YearOfLife:
    """Builds a garden of this size and lets it live until today."""

    def __init__(self, env, size, code, seed):
        self.env, self.size, self.code, self.seed = env, size, code, seed
        self.today = fields.Date.context_today(env.user)

    def run(self, progress):
        """Seconds matter here: ``progress`` is called with what is being done.

        :return: the garden.
        """
        for step in (
            self.create,
            self.plan,
            self.agree,
            self.deliver,
            self.bill,
            self.accompany,
            self.finish,
        ):
            progress(f"{self.code} : {step.__doc__.splitlines()[0]}")
            step()
            self.env.flush_all()
        return self.garden

    def create(self):
        """le jardin, ses dépôts, ses foyers"""
        plan = Plan(
            self.size,
            self.today.year,
            self.seed,
            "lorraine",
            f"Jardin modèle {self.code}",
            self.code,
            extras=False,
        )
        garden = network._import(self.env, plan)
        self.env = self.env(
            context={**self.env.context, "allowed_company_ids": garden.ids}
        )
        self.garden = garden.with_env(self.env)
        place_garden(self.env, self.garden, CENTRES[0])
        self.team = {role: self._user(role, *who) for role, who in TEAM.items()}

    def _user(self, role, first, last, group):
        login = f"{role}-{self.code.lower()}"
        users = self.env["res.users"].with_context(no_reset_password=True)
        return users.create(
            {
                "firstname": first,
                "lastname": last,
                "name": f"{first} {last}",
                "login": login,
                "password": "cocagne",
                "email": f"{login}@example.org",
                "lang": "fr_FR",
                "tz": "Europe/Paris",
                "company_ids": [Command.set(self.garden.ids)],
                "company_id": self.garden.id,
                "group_ids": [Command.link(self.env.ref(group).id)],
            }
        )

    def plan(self):
        """la saison et ses paniers"""
        self.season = self.env["cocagne.season"].search(
            [("company_id", "=", self.garden.id)], limit=1
        )
        self.season.action_plan()
        orders = self.env["sale.order"].search(
            [("season_id", "=", self.season.id), ("state", "=", "sale")]
        )
        self.env["cocagne.planner"].plan_orders(orders)

    def agree(self):
        """les financeurs et les foyers de Paniers Solidaires"""
        solidarity.prepare(self.env, self.garden)

    def deliver(self):
        """les livraisons jusqu'à hier"""
        deliveries = self.env["cocagne.delivery"].search(
            [("season_id", "=", self.season.id), ("date", "<", self.today)]
        )
        baskets = self.env["cocagne.basket"].search(
            [("delivery_id", "in", deliveries.ids), ("state", "=", "planned")]
        )
        missed = random.Random(self.code).sample(
            baskets.ids, len(baskets) * NOT_COLLECTED_PERCENT // 100
        )
        baskets.browse(missed).action_not_collected()
        deliveries.action_deliver()

    @property
    def months(self):
        """The months of the year that are over."""
        return [date(self.today.year, month, 1) for month in range(1, self.today.month)]

    def bill(self):
        """les factures des mois passés, et ce qui en est payé"""
        self.garden.billing_start = date(self.today.year, 1, 1)
        for month in self.months:
            self.env["cocagne.billing"].bill_month(self.garden, month, CHUNK)
            self._pay(month)

    def _pay(self, month):
        """One entry of the bank for the month, as an import of payments writes it."""
        runs = self.env["cocagne.billing.run"].search(
            [("company_id", "=", self.garden.id), ("month", "=", month)]
        )
        invoices = runs.move_ids.filtered(lambda move: move.state == "posted")
        chance = random.Random(f"{self.code} {month}")
        paid = invoices.filtered(lambda _move: chance.randrange(100) < PAID_PERCENT)
        due = paid.line_ids.filtered(
            lambda line: (
                line.account_id.account_type == "asset_receivable"
                and line.amount_residual > 0
            )
        )
        if not due:
            return
        entry = self.env["account.move"].create(self._prepare_payment(month, due))
        entry.action_post()
        self._reconcile(entry, due)

    def _prepare_payment(self, month, due):
        bank = self.env["account.journal"].search(
            [("company_id", "=", self.garden.id), ("type", "=", "bank")], limit=1
        )
        last = (month + timedelta(days=32)).replace(day=10)
        name = f"Règlements de {month:%m/%Y}"
        members = [
            Command.create(
                {
                    "name": name,
                    "account_id": line.account_id.id,
                    "partner_id": line.partner_id.id,
                    "credit": line.amount_residual,
                }
            )
            for line in due
        ]
        total = sum(due.mapped("amount_residual"))
        received = Command.create(
            {"name": name, "account_id": bank.default_account_id.id, "debit": total}
        )
        return {
            "journal_id": bank.id,
            "date": min(last, self.today),
            "ref": name,
            "line_ids": [received, *members],
        }

    def _reconcile(self, entry, due):
        lines = self.env["account.move.line"]
        pairs = defaultdict(lambda: lines)
        for line in entry.line_ids.filtered("credit") + due:
            pairs[line.partner_id.id, line.account_id.id] += line
        lines._reconcile_plan(list(pairs.values()))

    def accompany(self):
        """les personnes en insertion, leurs contrats et leurs heures"""
        insertion.live(
            self.env,
            self.garden,
            self.team["insertion"],
            self.team["eti"],
            self._more_people,
        )

    def _more_people(self):
        self._arrive(self.team)
        self._fill_weeks()

    def _arrive(self, team):
        """More people than in the usual demonstration, as the garden is large."""
        chance = random.Random(f"insertion {self.code}")
        adviser = self.env(user=team["insertion"].id)
        everyone = insertion_person.PEOPLE + insertion_person.LEFT
        for rank in range(HOUSEHOLDS[self.size] // HOUSEHOLDS_PER_PERSON):
            pattern = chance.choice(everyone)
            first = chance.choice([one for one in everyone if one[2] == pattern[2]])[0]
            last = chance.choice(LAST_NAMES).replace("_", " ")
            born = pattern[3][:8] + f"{rank % 27 + 1:02}"
            person = (first, last, pattern[2], born, *pattern[4:8], None)
            insertion_person._arrive(
                adviser, self.garden, 100 + rank, person, [], team["eti"]
            )

    def _fill_weeks(self):
        """Hours of every week of the year so far, as their contracts say."""
        sheet = self.env["cocagne.week.sheet"]
        monday = self.today - timedelta(days=self.today.weekday())
        for back in range(monday.isocalendar().week - 1, 0, -1):
            week = monday - timedelta(weeks=back)
            sheet.sheet_fill(fields.Date.to_string(week))

    def finish(self):
        """les relevés des financeurs et les ateliers"""
        solidarity.fill(self.env, self.garden)
