"""Checks of a lived year: the reports, and that nothing is done twice."""

from .year_figures import FUNDERS
from .year_garden import FIRST_DAY, LAST_DAY
from .year_reads import QUARTERS


class ReportChecks:
    """What the funders are told, against the files."""

    # -- reports -----------------------------------------------------------------------

    def report(self, **values):
        report = self.env["cocagne.solidarity.activity"].create(
            {
                "period": "year",
                "date_from": FIRST_DAY,
                "company_id": self.garden.id,
                **values,
            }
        )
        return report._shown(exact=True)

    def test_the_report_of_the_year_counts_people_and_baskets_of_the_files(self):
        totals, lines = self.report()["totals"], self.figures.lines
        self.assertEqual(totals["households"], len(lines))
        self.assertEqual(totals["people"], sum(sum(line.ages) for line in lines))
        self.assertEqual(totals["age_3_17"], sum(line.ages[1] for line in lines))
        self.assertEqual(totals["entries"], len(lines))
        self.assertEqual(totals["exits"], sum(line.leaves for line in lines))
        self.assertEqual(totals["delivered"], self.figures.baskets(True))
        self.assertEqual(totals["not_collected"], self.figures.baskets(False))

    def test_the_report_of_the_year_counts_the_euros_of_the_files(self):
        totals = self.report()["totals"]
        paid = self.figures.paid_by
        self.assertEqual(totals["participant"], 100 * paid("participant"))
        self.assertEqual(totals["funders"], 100 * sum(map(paid, FUNDERS)))
        self.assertEqual(totals["fund"], 100 * paid("fund"))

    def test_the_report_tells_each_funder_its_euros_and_households(self):
        rows = {
            row["label"]: row["values"]
            for row in self.report()["axes"]["funder"]["rows"]
        }
        for name in FUNDERS:
            values = rows[f"Funder {name}"]
            self.assertEqual(values["paid"], 100 * self.figures.paid_by(name))
            self.assertEqual(values["households"], self.figures.households(name))

    def test_the_report_of_a_quarter_is_that_of_its_three_months(self):
        for first, last in QUARTERS:
            totals = self.report(period="quarter", date_from=first)["totals"]
            for code in ("participant", "fund"):
                expected = 100 * self.figures.paid_by(code, first, last)
                self.assertEqual(totals[code], expected, (first, code))

    # -- again -------------------------------------------------------------------------

    def test_running_everything_again_changes_nothing(self):
        before = self.shares()
        split = self.env["cocagne.solidarity.split"]
        self.assertEqual(split._split(self.all_baskets), 0)
        self.all_baskets.delivery_id.action_deliver()
        agreements = self.all_shares().agreement_id
        statements = self.env["cocagne.solidarity.statement"]
        self.assertFalse(statements._prepare_due(agreements, LAST_DAY))
        funds = self.env["cocagne.solidarity.fund"]
        self.assertFalse(funds._count_all(self.garden, LAST_DAY))
        self.assertFalse(self.env["cocagne.billing"].bill_month(self.garden, LAST_DAY))
        self.takeover.action_run()
        self.assertEqual(len(self.takeover.enrolment_ids), len(self.figures.lines))
        self.assertEqual(self.shares(), before)
