from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.cocagne_compta.tests.ledger_case import LedgerCase

from .indicator_case import MARCH, IndicatorCase

FEBRUARY, APRIL, MAY = date(2026, 2, 1), date(2026, 4, 1), date(2026, 5, 1)


@tagged("post_install", "-at_install")
class TestIndicatorsAssociation(IndicatorCase, LedgerCase):
    theme = "network"

    def sheet(self, start, end, *hours, garden=None):
        return self.env["cocagne.volunteer.work"].create(
            {
                "company_id": (garden or self.garden).id,
                "date_from": start,
                "date_to": end,
                "line_ids": [Command.create({"hours": one}) for one in hours],
            }
        )

    def test_volunteers_are_those_who_say_yes(self):
        self.alice.volunteer = "yes"
        self.bruno.volunteer = "maybe"
        self.chloe.volunteer = "no"
        self.check({"volunteers": 1})

    def test_an_archived_volunteer_does_not_count(self):
        self.alice.volunteer = "yes"
        self.alice.active = False
        self.check({"volunteers": 0})

    def test_members_of_the_board_are_counted(self):
        (self.alice | self.bruno).is_board_member = True
        self.check({"board": 2})

    def test_hours_are_those_of_the_sheets_booked_or_not(self):
        self.sheet("2026-03-01", "2026-03-31", 8, 4)
        self.check({"volunteer_hours": 12})

    def test_a_sheet_of_several_months_is_shared_out_by_days(self):
        # 28 days of February, 31 of March and 1 of April: one hour a day
        self.sheet("2026-02-01", "2026-04-01", 60)
        self.check({"volunteer_hours": 28}, FEBRUARY)
        self.check({"volunteer_hours": 31}, MARCH)
        self.check({"volunteer_hours": 1}, APRIL)

    def test_hours_of_another_garden_are_not_ours(self):
        self.sheet("2026-03-01", "2026-03-31", 8, garden=self.other_garden)
        self.check({"volunteer_hours": 0})
        self.check({"volunteer_hours": 8}, garden=self.coast)

    def test_claims_count_by_the_day_they_were_received(self):
        kind = self.env["cocagne.claim.kind"].search([], limit=1)
        kind = kind or kind.create({"name": "Other", "company_id": self.garden.id})
        self.env["cocagne.claim"].create(
            [
                {
                    "partner_id": self.alice.id,
                    "kind_id": kind.id,
                    "company_id": self.garden.id,
                    "date": day,
                    "text": "Rien à Mairie",
                }
                for day in ("2026-03-01", "2026-03-31", "2026-04-01")
            ]
        )
        self.check({"claims": 2})

    def test_grants_are_what_is_posted_on_the_accounts_74(self):
        self.make_entry(("441100", 900, 0), ("741200", 0, 900), day="2026-05-31")
        self.make_entry(("741200", 100, 0), ("441100", 0, 100), day="2026-05-31")
        self.make_entry(("441100", 50, 0), ("741200", 0, 50), post=False)
        self.make_entry(("441100", 70, 0), ("754100", 0, 70))
        self.check({"grants": 800}, MAY)
        self.check({"grants": 0}, APRIL)
