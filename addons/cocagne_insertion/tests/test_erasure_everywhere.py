"""Nothing of a person is left anywhere, and the figures stay (RGPD, art. 17)."""

import base64
import json
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .erasure_case import ErasureCase
from .erasure_life import FIRST, IBAN, LAST, MAIL, MARK, NAMES, NIR, PHONE, STREET

#: Where the register of the staff, and what is named after it, still has the name.
REGISTER = {
    "hr_employee.name",
    "hr_employee.legal_name",
    "resource_resource.name",
    "res_partner.name",
    "res_partner.firstname",
    "res_partner.lastname",
    "res_partner.complete_name",
    "cocagne_pathway.name",
    "cocagne_insertion_sheet.name",
}
#: What else waits for it: the post held (R.1221-23), the number of the PASS.
REGISTER_TEXTS = {"hr_version.job_title", "cocagne_pass.number"}
FILE_DAY, REGISTER_DAY = "2029-01-11", "2032-01-02"


@tagged("post_install", "-at_install")
class TestErasureEverywhere(ErasureCase):
    def night(self, today):
        with freeze_time(today):
            self.env["cocagne.pathway"]._night_retention(self.garden)

    def test_every_model_that_may_tell_of_a_person_is_in_this_test(self):
        """A new model with a free text: make a row of it in ``erasure_life``."""
        self.assertEqual(self._missing(), set())

    def test_a_model_without_a_row_is_told(self):
        self.personal.pop("cocagne.interview")
        self.assertEqual(self._missing(), {"cocagne.interview"})

    def test_a_text_that_is_not_erased_is_found(self):
        self.night(FILE_DAY)
        self.env.cr.execute(
            "UPDATE cocagne_immersion SET host_says = %s WHERE pathway_id = %s",
            (MARK, self.pathway.id),
        )
        self.env.invalidate_all()
        left = self._found(MARK) - REGISTER_TEXTS
        self.assertEqual(left, {"cocagne_immersion.host_says"})

    def test_a_file_that_was_sent_keeps_the_lines_of_others(self):
        body = json.loads(base64.b64decode(self.sent))
        other = {**body["lignesTelechargement"][0], "numLigne": 2}
        body["lignesTelechargement"].append(other)
        self.batch.content = base64.b64encode(json.dumps(body).encode())
        self.night(FILE_DAY)
        left = json.loads(base64.b64decode(self.batch.content))
        self.assertEqual(left["lignesTelechargement"], [other])

    def test_a_contact_that_is_a_customer_too_is_not_touched(self):
        contact = self.person.work_contact_id
        contact.write({"customer_rank": 1, "street": "rue des Clients"})
        self.night(FILE_DAY)
        self.assertEqual(contact.street, "rue des Clients")

    def test_a_fiche_that_became_nobody_goes_after_two_years(self):
        arrival = self.env["cocagne.fiche.arrival"].search([], limit=1)
        download = arrival.import_id
        arrival.write({"fiche_id": False, "employee_id": False, "pass_number": False})
        download.sudo().kept = MARK
        self.env.cr.execute(
            "UPDATE cocagne_fiche_arrival SET create_date = '2026-06-15';"
            "UPDATE cocagne_fiche_import SET create_date = '2026-06-15'"
        )
        self.env.invalidate_all()
        self.night("2028-06-15")
        self.assertTrue(arrival.exists() and download.sudo().kept)
        self.night("2028-06-17")
        self.assertFalse(arrival.exists() or download.sudo().kept)

    def test_what_the_fse_has_to_prove_stays_until_then(self):
        one = self.env["cocagne.fse.participant"].search(
            [("pathway_id", "=", self.pathway.id)]
        )
        one.homeless = "yes"
        self.night(FILE_DAY)
        self.assertEqual(one.homeless, "yes")
        self.night(REGISTER_DAY)
        self.assertEqual(one.homeless, "not_said")

    def test_the_mark_is_in_every_room_before(self):
        found = self._found(MARK)
        for name in (
            "cocagne_interview.confidential_text",
            "cocagne_immersion.host_says",
            "cocagne_insertion_exit.comment",
            "cocagne_fiche_arrival.told",
            "cocagne_flux_row.refusal",
            "cocagne_contract_decision.justification",
            "cocagne_insertion_sheet.note",
            "hr_leave.private_name",
            "cocagne_insertion_month.correction",
            "mail_message.body",
            "mail_activity.note",
            "file of cocagne.insertion.exit.proof.file",
        ):
            self.assertIn(name, found)

    def test_nothing_but_the_register_is_left_after_the_file_and_nothing_after_it(self):
        self.night(FILE_DAY)
        self.assertTrue(self.pathway.erased_on)
        self.assertEqual(self._found(MARK) - REGISTER_TEXTS, set())
        self.assertEqual(self._found(NIR, PHONE, MAIL, STREET, IBAN), set())
        self.assertEqual(self._found(*NAMES) - REGISTER, set())
        self.assertIn("hr_employee.name", self._found(LAST))
        self.night(REGISTER_DAY)
        self.assertTrue(self.person.forgotten_on)
        self.assertEqual(self._found(*NAMES), set())
        self.assertEqual(self._found(FIRST, MARK, NIR, PHONE, MAIL, STREET), set())

    def test_no_row_of_the_person_tells_health_resources_or_justice(self):
        share = self.env["cocagne.department.share"]._prepare(
            date(2026, 6, 1), self.garden
        )
        self.assertEqual((share.pathway_ids, share.person_count), (self.pathway, 1))
        self.night(FILE_DAY)
        self.assertFalse(self.pathway.obstacle_ids)
        told = ("rsa", "rqth", "ass_since", "aah_since", "qpv", "zrr", "prison")
        self.assertFalse([name for name in told if self.pathway[name]])
        self.assertFalse(self.person.education)
        self.assertEqual((len(share.pathway_ids), share.person_count), (0, 1))

    def test_a_kept_table_is_counted_no_more_and_names_nobody(self):
        self.night(FILE_DAY)
        table = self.env["cocagne.dialogue"].search([("annex_id", "=", self.annex.id)])
        with self.assertRaisesRegex(UserError, "were erased"):
            table.action_compute()
        disabled = table.line_ids.filtered(lambda one: one.row == "rqth")
        self.assertEqual((disabled.value, disabled.may_open), (1, False))
        with self.assertRaisesRegex(UserError, "without the people"):
            disabled.with_user(self.user_insertion_adviser).action_people()
        again = table.create({"annex_id": self.annex.id, "company_id": self.garden.id})
        self.assertEqual(again.line_ids.mapped("value"), table.line_ids.mapped("value"))

    def test_an_account_that_an_entry_points_to_has_no_number_any_more(self):
        account = self.person.bank_account_ids
        self.env["account.move"].sudo().create(
            {"company_id": self.garden.id, "partner_bank_id": account.id}
        )
        self.night(FILE_DAY)
        self.assertFalse(account.active)
        self.assertEqual(self._found(IBAN), set())

    def test_an_account_of_a_member_stays_the_member_s(self):
        account = self.person.bank_account_ids
        self.person.work_contact_id.customer_rank = 1
        self.night(FILE_DAY)
        self.assertEqual(account.sanitized_acc_number, IBAN)
        self.assertFalse(self.person.bank_account_ids)

    def test_the_tables_of_the_state_are_the_same_before_and_after(self):
        before = self.tables()
        self.assertTrue(before["dialogue"] and before["months"] and before["rates"])
        self.night(FILE_DAY)
        self.assertEqual(self.tables(), before)
        self.night(REGISTER_DAY)
        self.assertEqual(self.tables(), before)

    def tables(self):
        """Figures of the dialogue, rates, months and consumption, on 10 January 2027."""
        self.env.flush_all()
        self.env.invalidate_all()
        rates = self.env["cocagne.insertion.exit.rate"].search(
            [("company_id", "=", self.garden.id)]
        )
        months = self.env["cocagne.insertion.month"].search(
            [("company_id", "=", self.garden.id)], order="id"
        )
        kept = [
            name
            for name, field in months._fields.items()
            if field.store
            and field.type in ("float", "monetary", "date", "integer", "selection")
        ]
        uses = ["use_status", "use_gap_amount", "hours_used", "etp_used", "etp_target"]
        return {
            "dialogue": self._dialogue_lines(),
            "rates": rates.read(["period", "rate", "series", "counted", "percent"]),
            "months": months.read(kept, load=None),
            "annex": self.annex.read(uses),
            "proofs": self.pathway.exit_ids.read(
                ["is_unproved", "hours", "is_counted"]
            ),
        }

    def _dialogue_lines(self):
        """The table of the annex, as a new one shows it."""
        dialogue = self.env["cocagne.dialogue"].create(
            {"annex_id": self.annex.id, "company_id": self.garden.id}
        )
        lines = [
            (one.section, one.row, one.column, one.value) for one in dialogue.line_ids
        ]
        dialogue.unlink()
        return lines
