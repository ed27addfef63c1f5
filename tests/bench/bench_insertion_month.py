"""The monthly states and figures of an insertion network: 50 people, then all of them.

Size by COCAGNE_BENCH_MONTH (people). The same number of queries prepares both, and counts
the figures of the dialogue de gestion; the annex is read with its forecast afterwards.
"""

import os
import time
from datetime import date

from odoo.tools import SQL

PEOPLE = int(os.environ.get("COCAGNE_BENCH_MONTH", "5000"))
FEW = 50
START, END = date(2026, 1, 1), date(2026, 12, 31)


def run(env, people=PEOPLE):
    """Queries and milliseconds of each size."""
    site = Site(env)
    site.hire(FEW)
    few = site.prepare(date(2026, 1, 1))
    few_told = site.tell()
    site.hire(people - FEW)
    many = site.prepare(date(2026, 2, 1))
    many_told = site.tell()
    assert few.queries == many.queries, (few, many)
    assert few_told.queries == many_told.queries, (few_told, many_told)
    assert (few.count, many.count) == (FEW, people)
    for name, found in (
        ("states of a month", few),
        ("states of a month", many),
        ("figures of the dialogue", few_told),
        ("figures of the dialogue", many_told),
        ("annex with its forecast", site.read()),
    ):
        yield row(name, found.count, found.queries, "queries")
        yield row(name, found.count, found.seconds, "s")


class Measure:
    """Queries and seconds of a step."""

    def __init__(self, env):
        env.flush_all()
        env.invalidate_all()
        self._cr, self.count = env.cr, 0
        self._before, self._began = env.cr.sql_log_count, time.perf_counter()

    def stop(self, count):
        self.seconds = time.perf_counter() - self._began
        self.queries, self.count = self._cr.sql_log_count - self._before, count
        return self

    def __repr__(self):
        return f"{self.count} people: {self.queries} queries, {self.seconds:.2f} s"


class Site:
    """A garden with one person in insertion, copied as often as wanted."""

    def __init__(self, env):
        company = env["res.company"].create({"name": "Site", "is_garden": True})
        self.env = env = env(
            context={**env.context, "allowed_company_ids": company.ids}
        )
        self.company = company
        self.annex = env["cocagne.annex"].create(
            {
                "number": "ACI025260001A0M0",
                "company_id": company.id,
                "date_start": START,
                "date_end": END,
                "posts": 3500.0,
                "unit_amount": 23921.0,
            }
        )
        self.employee = env["hr.employee"].create(
            {"name": "Modèle", "company_id": company.id, "birthday": "1985-04-12"}
        )
        held = env["cocagne.pass"].create(
            {
                "employee_id": self.employee.id,
                "company_id": company.id,
                "number": "999992600001",
                "date_start": START,
            }
        )
        self.pathway = env["cocagne.pathway"].create(
            {
                "employee_id": self.employee.id,
                "company_id": company.id,
                "pass_id": held.id,
                "state": "active",
                "date_start": START,
            }
        )
        self.version = self.employee.version_id
        self.version.write(
            {
                "date_version": START,
                "contract_date_start": START,
                "contract_date_end": END,
                "pathway_id": self.pathway.id,
                "insertion_kind": "cddi",
                "annex_id": self.annex.id,
                "weekly_hours": 26.0,
                "hourly_rate": 12.5,
            }
        )
        env.flush_all()
        self.people = 1

    def hire(self, count):
        """Copies of the person: employee, pathway and contract, without the ORM."""
        todo = count - 1 if self.people == 1 else count
        employees = self.copy("hr_employee", self.employee.id, todo)
        pathways = self.copy(
            "cocagne_pathway", self.pathway.id, todo, employee_id=employees
        )
        self.copy(
            "hr_version",
            self.version.id,
            todo,
            employee_id=employees,
            pathway_id=pathways,
        )
        self.people += todo
        self.env.cr.execute(SQL("ANALYZE hr_version, cocagne_pathway, hr_employee"))
        self.env.invalidate_all()

    def copy(self, table, model_id, count, **others):
        """Rows like one row but for the columns of ``others``; their ids."""
        cr = self.env.cr
        cr.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = %s AND column_name NOT IN ('id', 'barcode')",
            [table],
        )
        names = [row[0] for row in cr.fetchall() if row[0] not in others]
        taken = [*names, *others]
        given = SQL(", ").join(SQL.identifier("given", name) for name in others)
        same = SQL(", ").join(SQL.identifier("model", name) for name in names)
        arrays = [SQL("%s::int[]", list(values)) for values in others.values()]
        source = (
            SQL(
                "unnest(%s) AS given(%s)",
                SQL(", ").join(arrays),
                SQL(", ").join(SQL.identifier(name) for name in others),
            )
            if others
            else SQL("generate_series(1, %s) AS given", count)
        )
        cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s AS model, %s"
                " WHERE model.id = %s RETURNING id",
                SQL.identifier(table),
                SQL(", ").join(SQL.identifier(name) for name in taken),
                SQL(", ").join([same, given] if others else [same]),
                SQL.identifier(table),
                source,
                model_id,
            )
        )
        return [row[0] for row in cr.fetchall()]

    def prepare(self, month):
        states = self.env["cocagne.insertion.month"]
        measure = Measure(self.env)
        return measure.stop(len(states._prepare(month, self.company)))

    def tell(self):
        """The figures of the dialogue de gestion, of the annex."""
        dialogue = self.env["cocagne.dialogue"].create(
            {
                "company_id": self.company.id,
                "annex_id": self.annex.id,
                "date_from": START,
                "date_to": END,
            }
        )
        measure = Measure(self.env)
        list(dialogue._figures())
        return measure.stop(self.people)

    def read(self):
        measure = Measure(self.env)
        self.annex.read(["etp_forecast", "forecast_gap_amount", "use_picture"])
        return measure.stop(self.people)


def row(name, size, value, unit):
    """One measure."""
    return {"name": name, "size": size, "value": value, "unit": unit}
