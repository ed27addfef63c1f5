"""Checks of a lived year: lines, who pays for each basket, limits, renewals."""

from collections import defaultdict

from .year_case import money
from .year_figures import CCAS_PAYS, FUNDERS, YEAR

OCTOBER = 10


class SharesChecks:
    """Every basket of the year against the replay of ``year_figures``."""

    # -- the year as the files say it --------------------------------------------------

    def test_every_solidarity_line_of_the_files_is_taken_over(self):
        taken = self.takeover.enrolment_ids.partner_id.mapped("member_number")
        self.assertEqual(
            sorted(taken), sorted(line.member for line in self.figures.lines)
        )
        self.assertEqual(self.takeover.todo_count, 0)

    def test_each_line_is_delivered_as_often_as_the_files_say(self):
        for line in self.figures.lines:
            self.assertEqual(len(line.days), line.announced, line.reference)
        expected = {(x.reference, day) for x in self.figures.lines for day in x.days}
        self.assertEqual(set(self.baskets), expected)

    # -- who pays ----------------------------------------------------------------------

    def test_the_shares_of_each_basket_sum_to_the_public_price(self):
        for (reference, day), parts in self.shares().items():
            line = self.lines[reference]
            full = line.quantity * line.public
            self.assertEqual(sum(parts.values()), full, (reference, day, parts))
            self.assertGreaterEqual(min(parts.values()), 0)

    def test_each_basket_is_paid_by_whom_the_agreements_say(self):
        found, expected = self.shares(), self.figures.shares
        self.assertEqual(set(found), set(expected))
        for key, parts in expected.items():
            self.assertEqual(found[key], parts, key)

    def test_households_pay_what_the_files_or_their_renewal_say(self):
        found = {key: parts["participant"] for key, parts in self.shares().items()}
        for (reference, day), paid in found.items():
            line = self.lines[reference]
            price = line.renewed_price if day > line.first_end else line.price
            self.assertEqual(paid, line.quantity * price, (reference, day))

    def test_each_funder_paid_what_the_replay_of_its_limit_says(self):
        for name, agreement in self.agreements.items():
            with self.subTest(name):
                self.assertEqual(
                    money(agreement.used_amount), self.figures.paid_by(name)
                )
                self.assertEqual(
                    agreement.used_households, self.figures.households(name)
                )
        msa = self.agreements["msa"]
        self.assertEqual(msa.used_baskets, self.limits.msa - self.figures.left["msa"])

    def test_the_limits_run_out_in_october_and_are_never_exceeded(self):
        self.assertEqual(set(self.figures.ran_out), set(FUNDERS))
        for name in ("ccas", "msa"):
            _reference, day = self.figures.ran_out[name]
            self.assertEqual((day.year, day.month), (YEAR, OCTOBER), name)
        ccas, msa, network = (self.agreements[name] for name in FUNDERS)
        self.assertEqual(money(ccas.used_amount), self.limits.ccas)
        self.assertEqual(msa.used_baskets, self.limits.msa)
        self.assertLessEqual(money(network.used_amount), self.limits.network)
        self.assertEqual(
            [one.alert_level for one in (ccas, msa, network)], [100, 100, 100]
        )

    def test_the_very_basket_on_which_a_limit_ran_out_is_the_one_of_the_files(self):
        """The first basket, in order of delivery, of which the CCAS pays less."""
        found = self.shares()
        for day, _round, lines in self.figures.tours():
            short = [
                line.reference
                for line in lines
                if line.is_helped(day)
                and found[line.reference, day].get("ccas", 0)
                < CCAS_PAYS * line.quantity
            ]
            if short:
                self.assertEqual((short[0], day), self.figures.ran_out["ccas"])
                return
        self.fail("the CCAS never ran out")

    def test_the_next_payer_takes_over_and_the_household_pays_the_same(self):
        _reference, ended = self.figures.ran_out["ccas"]
        found = self.shares()
        by_line = defaultdict(list)
        for (reference, day), parts in sorted(found.items(), key=lambda row: row[0][1]):
            if day > self.lines[reference].first_end and self.lines[
                reference
            ].is_fetched(day):
                by_line[reference].append((day, parts))
        compared = 0
        for rows in by_line.values():
            before = [parts for day, parts in rows if day < ended]
            after = [parts for day, parts in rows if day > ended]
            if before and after:
                compared += 1
                self.assertIn("ccas", before[-1])
                self.assertNotIn("ccas", after[0])
                self.assertEqual(before[-1]["participant"], after[0]["participant"])
                rest = [
                    sum(v for k, v in parts.items() if k in ("network", "fund", "msa"))
                    for parts in (before[-1], after[0])
                ]
                self.assertEqual(rest[1] - rest[0], before[-1]["ccas"])
        self.assertGreater(compared, 20)

    # -- renewals ----------------------------------------------------------------------

    def test_renewed_files_follow_each_other_without_a_gap_and_leave_nobody(self):
        files = self.env["cocagne.solidarity.enrolment"].search(
            [("company_id", "=", self.garden.id)]
        )
        first = {f.partner_id.member_number: f for f in self.takeover.enrolment_ids}
        for line in self.figures.lines:
            file = first[line.member]
            self.assertEqual(file.date_end, line.first_end)
            self.assertEqual(bool(file.next_ids), line.is_renewed, line.reference)
            self.assertEqual(
                file.date_exit or None, line.first_end if line.leaves else None
            )
        renewed = sum(line.is_renewed for line in self.figures.lines)
        self.assertEqual(len(files), len(self.figures.lines) + renewed)
        self.assertGreater(renewed, 20)

    def test_who_left_pays_the_public_price_and_has_no_share(self):
        found = self.shares()
        gone = [line for line in self.figures.lines if line.leaves]
        self.assertTrue(gone)
        for line in gone:
            late = [day for day in line.days if day > line.first_end]
            self.assertTrue(late)
            for day in late:
                self.assertNotIn((line.reference, day), found)
