"""The main job of the suite, on the demo's big garden: plan the season, prepare a week,
deliver it, bill the month before, debit, take payments, read the bank, print.

Every step can be run again: what is done already is left as it is.
"""

import random
import time
from datetime import timedelta

from odoo import fields

from . import (
    bank,
    changes,
    contents,
    debit,
    engine,
    insertion,
    ledger,
    network_distant,
    network_money,
    network_observatoire,
    network_office,
    network_references,
    payment,
    reminders,
    rules,
    solidarity,
)
from .network import big_garden
from .places import place_depots

#: Of a hundred baskets delivered, how many their member does not fetch.
NOT_COLLECTED_PERCENT = 2
CHUNK = 200


def run(env, out_dir, progress=None):
    """Run the job and write its papers.

    :param out_dir: folder of the files written.
    :param progress: called with (steps done, steps in all, what is being done).
    :return: the rows of the final table, as (label, value).
    """
    job = MainJob(env, out_dir, progress or (lambda *_args: None))
    started = time.monotonic()
    job.plan()
    job.fill_baskets()
    job.prepare_week()
    job.deliver()
    job.bill()
    job.debit()
    job.pay()
    job.keep_accounts()
    job.gather()
    job.write_files()
    return job.summary(time.monotonic() - started)


class MainJob:
    """The steps, in the order in which a garden lives them."""

    STEPS = 10

    def __init__(self, env, out_dir, progress):
        self.garden = big_garden(env)
        companies = self.garden | self.garden.child_ids
        self.env = env(
            context={
                **env.context,
                "allowed_company_ids": companies.ids,
                "lang": "fr_FR",
            }
        )
        self.garden = self.garden.with_env(self.env)
        self.out_dir = out_dir
        self.progress = progress
        self.done = 0
        self.today = fields.Date.context_today(self.garden)
        self.season = self._season()
        self.files = []

    def step(self, label):
        """Tell what begins now."""
        self.progress(self.done, self.STEPS, label)
        self.done += 1

    def _season(self):
        seasons = self.env["cocagne.season"]
        return seasons._at(self.garden, self.today) or seasons.search(
            [("company_id", "=", self.garden.id)], limit=1
        )

    @property
    def month(self):
        """First day of the month to bill: the last that is over, in the season."""
        last_month = self.today.replace(day=1) - timedelta(days=1)
        return max(last_month, self.season.date_start).replace(day=1)

    @property
    def week_day(self):
        """A day in the week to prepare and deliver: the last one before today."""
        deliveries = self.env["cocagne.delivery"]
        mine = [("season_id", "=", self.season.id)]
        past = deliveries.search(
            [*mine, ("date", "<", self.today)], order="date desc", limit=1
        )
        return (past or deliveries.search(mine, limit=1)).date

    def plan(self):
        """The season's deliveries, and the baskets of its subscriptions."""
        self.step("planification de la saison")
        self.season.action_plan()
        orders = self.env["sale.order"].search(
            [("season_id", "=", self.season.id), ("state", "=", "sale")]
        )
        self.env["cocagne.planner"].plan_orders(orders)
        place_depots(self.env)
        solidarity.prepare(self.env, self.garden)
        self.env.cr.commit()

    def fill_baskets(self):
        """What is in the baskets, from the vegetables to the leaflet."""
        self.step("contenu des paniers")
        contents.load(self.env, self.garden, self.week_day)
        changes.fill(self.env)
        rules.fill(self.env, self.garden, self.month)

    def deliver(self):
        """All rounds of the past, some baskets of them not collected."""
        self.step("livraison des tournées passées")
        until = max(self.week_day, self.today - timedelta(days=1))
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("season_id", "=", self.season.id),
                ("date", "<=", until),
                ("state", "=", "planned"),
            ]
        )
        baskets = self.env["cocagne.basket"].search(
            [("delivery_id", "in", deliveries.ids), ("state", "=", "planned")]
        )
        picked = random.Random(self.season.name).sample(
            baskets.ids, len(baskets) * NOT_COLLECTED_PERCENT // 100
        )
        baskets.browse(picked).action_not_collected()
        deliveries.action_deliver()
        self.env.cr.commit()

    def prepare_week(self):
        """The papers of the week: who prepares what, for which depot."""
        self.step("papiers de la semaine")
        papers = self.env["cocagne.preparation.sheet"].render_week(
            self.garden, self.week_day
        )
        for name, content in papers.items():
            self._write(name, content)

    def bill(self):
        """The month's invoices, posted. What is older was billed before Cocagne."""
        self.step("facturation du mois")
        for company in self.garden | self.garden.child_ids:
            company.billing_start = company.billing_start or self.month
        for company in self.garden | self.garden.child_ids:
            self.env["cocagne.billing"].with_company(company).bill_month(
                company, self.month, CHUNK, commit=self.env.cr.commit
            )
        rules.list_wages(self.env, self.garden, self.month)

    def debit(self):
        """The month's batch of debits, its file for the bank, three rejects."""
        self.step("prélèvements du mois")
        debit.fill(self.env, self.garden, self.invoices, self._write)
        self.env.cr.commit()

    def pay(self):
        """What members pay in other ways, what the bank says, and who is late."""
        self.step("règlements et relevé de banque")
        payment.fill(self.env)
        bank.import_statement(self.env)
        reminders.remind(self.env)
        self.env.cr.commit()

    def keep_accounts(self):
        """Grants, hours of volunteers, the checklist of the month."""
        self.step("comptes du mois")
        solidarity.fill(self.env, self.garden)
        insertion.fill(self.env, self.garden)
        ledger.load(self.env)
        engine.show_billing(self.env, self.garden, self.month, self.week_day)
        self.env.cr.commit()

    def gather(self):
        """The head office: its gardens and a year of their months."""
        self.step("mois du réseau")
        network_office.fill(self.env)
        network_distant.fill_distant(self.env)
        network_references.fill_references(self.env)
        self.env.cr.commit()
        network = self.env["res.company"]._network()
        network_money.fill(self.env, network)
        network_observatoire.fill(self.env, network)

    def write_files(self):
        """The invoices of the month in a spreadsheet, and one as members get it."""
        self.step("factures en tableur et en PDF")
        invoices = self.invoices
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        if invoices:
            content, _kind = reports._render(
                "cocagne_jardin.action_report_invoices_xlsx", invoices.ids
            )
            self._write("factures.xlsx", content)
            content, _kind = reports._render_qweb_pdf(
                "account.account_invoices", invoices[0].ids
            )
            self._write("facture_exemple.pdf", content)
        self.progress(self.STEPS, self.STEPS, "terminé")

    @property
    def invoices(self):
        """The invoices of the month's billing runs."""
        runs = self.env["cocagne.billing.run"].search(
            [
                ("company_id", "child_of", self.garden.id),
                ("month", "=", self.month),
            ]
        )
        return runs.move_ids.sorted("name")

    def summary(self, seconds):
        """What the newcomer reads at the end."""
        baskets = self.env["cocagne.basket"]
        planned = baskets._read_group(
            [("season_id", "=", self.season.id)], [], ["quantity:sum"]
        )[0][0]
        week = self.env["cocagne.delivery"].search(
            [
                ("season_id", "=", self.season.id),
                ("week", "=", self.week_day - timedelta(days=self.week_day.weekday())),
            ]
        )
        invoices = self.invoices
        return [
            ("Jardin", self.garden.name),
            ("Saison", self.season.name),
            ("Paniers planifiés", planned),
            ("Paniers de la semaine", sum(week.mapped("unit_count"))),
            ("Factures validées", len(invoices.filtered(_is_posted))),
            ("Total TTC", f"{sum(invoices.mapped('amount_total')):.2f} €"),
            ("Secondes", round(seconds)),
            *(("Fichier", path) for path in self.files),
        ]

    def _write(self, name, content):
        path = self.out_dir / name
        path.write_bytes(content)
        self.files.append(path)


def _is_posted(invoice):
    return invoice.state == "posted"
