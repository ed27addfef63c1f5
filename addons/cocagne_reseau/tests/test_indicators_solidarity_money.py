"""Who pays for the baskets of March 2026, and for how many households.

18 baskets of 10 €: 14 of the CCAS at 7 €, 4 of the CAF at 5 € with 2 € of the garden's
fund, and 3 € of each household but for what nobody collected.
"""

from odoo.tests import tagged

from .figure_case import APRIL, MARCH
from .test_indicators_solidarity import SolidarityFigureCase


@tagged("post_install", "-at_install")
class TestSolidarityMoney(SolidarityFigureCase):
    def test_the_payers_pay_the_value_together(self):
        value, households, local, network, fund = self.count(
            *("value", "paid_households", "paid_local", "paid_network", "paid_fund")
        )
        self.assertEqual((value, local, network), (180, 14 * 7 + 4 * 5, 0))
        self.assertEqual(households + local + network + fund, value)

    def test_each_kind_of_funder_and_its_households(self):
        self.assertEqual(self.count("paid_ccas", "households_ccas"), (98, 7))
        self.assertEqual(self.count("paid_caf", "households_caf"), (20, 2))
        self.assertEqual(self.count("households_local"), (9,))
        self.assertEqual(self.count("paid_msa", "households_msa"), (0, 0))

    def test_the_parts_of_every_whole_make_it(self):
        values = self.values(self.lake, MARCH)
        indicators = self.env["cocagne.indicator.source"]._indicators()
        wholes = {}
        for one in indicators:
            if one.breakdown and one.code.startswith("solidarity."):
                wholes.setdefault((one.part_of, one.breakdown), []).append(one.code)
        self.assertEqual(len(wholes), 4)
        for (whole, breakdown), parts in wholes.items():
            with self.subTest(whole=whole, breakdown=breakdown):
                total = sum(values[code].value for code in parts)
                self.assertEqual(total, values[whole].value)
                self.assertTrue(total)

    def test_the_network_is_no_local_funder(self):
        """Alice's basket of 10 €: she pays 3 €, the Réseau 4 €, the fund the rest."""
        payer = self.make_funder("Réseau")
        network = self.make_agreement("Réseau 2026", payer, 4.0, kind="network")
        order = self.subscribe(self.alice)
        self.make_enrolment(self.alice, network, order)
        self.deliver(order, 3)
        self.assertEqual(self.count("paid_network", "households_network"), (4, 1))
        self.assertEqual(self.count("paid_local", "households_local"), (118, 9))
        self.assertEqual(self.count("households_fund"), (3,))
        self.assert_solidarity_recounted(MARCH)

    def test_the_report_of_the_programme_says_the_same(self):
        totals = self.totals()
        self.assertEqual(
            self.count("value", "paid_households", "paid_fund"),
            tuple(totals[code] / 100 for code in ("value", "participant", "fund")),
        )
        payers = self.rows("payer")
        agreements = self.env["cocagne.solidarity.agreement"]
        names = dict(
            agreements.with_context(lang="en_US")
            ._fields["kind"]
            ._description_selection(agreements.with_context(lang="en_US").env)
        )
        for kind in ("ccas", "caf"):
            row = payers[names[kind]]
            self.assertEqual(
                self.count(f"paid_{kind}", f"households_{kind}"),
                (row["paid"] / 100, row["households"]),
            )

    def test_the_share_of_the_households(self):
        paid, value = self.count("paid_households", "value")
        self.assertEqual(self.count("household_share"), (round(100 * paid / value, 6),))
        self.assertIsNone(self.figure("solidarity.household_share", APRIL))

    def test_a_stated_share_taken_back_counts_below_zero(self):
        basket = self.baskets(self.order, 3)
        statement = self.env["cocagne.solidarity.statement"].create(
            {
                "agreement_id": self.ccas_agreement.id,
                "company_id": self.garden.id,
                "date_from": "2026-03-01",
                "date_to": "2026-03-31",
            }
        )
        self.shares(basket).sudo().write({"statement_id": statement.id})
        basket._set_state("planned")
        self.assertTrue(self.shares(basket).filtered("is_correction"))
        self.assertEqual(self.count("value", "paid_ccas", "baskets"), (170, 91, 17))
        self.assertEqual(self.count("households_ccas"), (7,))
        self.assert_solidarity_recounted(MARCH)

    def test_a_payer_of_nothing_helps_nobody(self):
        self.assertEqual(self.count("households_fund"), (2,))
        self.baskets(self.orders_of[self.files[-1].partner_id], 3, 10)._set_state(
            "planned"
        )
        self.assertEqual(self.count("households_fund"), (1,))
        self.assert_solidarity_recounted(MARCH)
