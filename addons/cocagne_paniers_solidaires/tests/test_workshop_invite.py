"""Invitations to workshops, and the mails about them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from .workshop_case import InviteCase


class TestInvite(InviteCase):
    def test_members_are_chosen_like_those_of_a_grouped_mail(self):
        everybody = self.alice + self.bruno + self.chloe
        self.assertEqual(self.invite().recipient_ids, everybody)
        mairie = self.invite(depot_ids=self.mairie.ids)
        self.assertEqual(mairie.recipient_ids, self.alice + self.bruno)
        self.assertEqual(len(self.invite(limit=2).recipient_ids), 2)
        self.assertIn(self.eric, self.invite(audience="clients").recipient_ids)

    def test_all_get_the_same_mail_and_one_row_in_the_list(self):
        self.invite().action_invite()
        self.assertEqual(self.invited(), self.alice + self.bruno + self.chloe)
        rows = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "workshop_invitation")]
        )
        bodies = {row.body.replace(row.partner_id.mail_name, "...") for row in rows}
        self.assertEqual((len(rows), len(bodies)), (3, 1))
        self.assertEqual(len(set(rows.mapped("subject"))), 1)

    def test_nobody_is_invited_twice(self):
        self.invite(depot_ids=self.mairie.ids).action_invite()
        again = self.invite()
        self.assertEqual(again.recipient_ids, self.chloe)
        again.action_invite()
        with self.assertRaisesRegex(UserError, "nobody to invite"):
            self.invite().action_invite()
        self.assertEqual(len(self.sent("workshop_invitation")), 3)

    def test_a_workshop_that_is_over_invites_nobody(self):
        over = self.make_workshop("Old", "2026-06-01")
        with self.assertRaisesRegex(UserError, "over"):
            self.invite(workshop_id=over.id).action_invite()

    def test_households_are_invited_among_as_many_others(self):
        alone = self.invite(self.user_solidarity, audience=False, with_programme=True)
        self.assertEqual(alone.recipient_ids, self.alice)
        with self.assertRaisesRegex(UserError, "would tell who they are"):
            alone.action_invite()
        mixed = self.invite(
            self.user_solidarity,
            with_programme=True,
            depot_ids=self.mairie.ids,
        )
        self.assertEqual(mixed.household_count, 1)
        mixed.action_invite()
        self.assertEqual(self.invited(), self.alice + self.bruno)

    def test_taking_the_others_off_by_hand_is_refused_too(self):
        dialog = self.invite(self.user_solidarity, with_programme=True)
        dialog.recipient_ids = self.alice
        with self.assertRaisesRegex(UserError, "would tell who they are"):
            dialog.action_invite()
        self.assertFalse(self.invited())

    def test_households_are_chosen_by_situation_structure_and_depot(self):
        publics = self.env["cocagne.solidarity.public"].search([])
        other = publics - self.enrolment.public_id
        options = {"audience": False, "with_programme": True}
        found = self.invite(self.user_solidarity, public_ids=other.ids, **options)
        self.assertFalse(found.recipient_ids)
        own = self.enrolment.public_id.ids
        found = self.invite(self.user_solidarity, public_ids=own, **options)
        self.assertEqual(found.recipient_ids, self.alice)
        dialog = self.invite(self.user_solidarity, with_programme=True)
        dialog.write({"audience": False, "depot_ids": self.gare.ids})
        self.assertEqual(dialog._households(), self.env["res.partner"])

    def test_the_desk_has_no_choice_about_the_programme(self):
        shown = self.env["cocagne.workshop.invite"].with_user(self.user_sales_desk)
        names = set(shown.fields_get())
        hidden = {"with_programme", "public_ids", "structure_ids", "household_count"}
        self.assertFalse(names & hidden)
        with self.assertRaises(AccessError):
            self.invite(with_programme=True)
        form = Form(
            shown.with_context(default_workshop_id=self.next_workshop.id),
            view="cocagne_paniers_solidaires.workshop_invite_view_form",
        )
        self.assertEqual(form.recipient_count, 3)

    def test_one_who_answers_is_registered_in_two_clicks(self):
        self.invite().action_invite()
        invitation = self.next_workshop.invitation_ids[0].with_user(
            self.user_sales_desk
        )
        action = invitation.action_register()
        dialog = Form(
            self.env[action["res_model"]]
            .with_user(self.user_sales_desk)
            .with_context(**action["context"])
        ).save()
        dialog.action_register()
        self.assertTrue(invitation.is_registered)
        person = invitation.partner_id
        self.assertEqual(self.next_workshop.registration_ids.partner_id, person)
        self.assertEqual(self.sent("workshop_registered"), person)

    def test_the_desk_registers_from_the_member_or_a_name(self):
        action = self.as_desk(self.bruno).action_register_workshop()
        dialogs = self.as_desk(self.env["cocagne.workshop.register"])
        dialog = dialogs.with_context(**action["context"]).create(
            {"workshop_id": self.next_workshop.id, "children": 2}
        )
        self.assertFalse(dialog.waits)
        dialog.action_register()
        self.assertEqual(self.next_workshop.seats_taken, 3)
        walk_in = dialogs.create({"workshop_id": self.next_workshop.id, "name": "Zoé"})
        walk_in.action_register_next()
        self.assertIn("Zoé", self.next_workshop.registration_ids.mapped("name"))
        with self.assertRaisesRegex(UserError, "write their name"):
            dialogs.create({"workshop_id": self.next_workshop.id}).action_register()


class TestWorkshopMails(InviteCase):
    def send_daily(self):
        scenarios = self.env["cocagne.mail.scenario"]
        scenarios.with_company(self.garden)._send_daily(self.garden)

    def test_the_reminder_goes_the_day_before_to_those_with_a_seat(self):
        tomorrow = self.make_workshop("Soon", "2026-06-16", seats=2)
        self.register(tomorrow, self.alice)
        self.register(tomorrow, self.bruno)
        self.register(tomorrow, self.chloe)
        self.register(self.next_workshop, self.eric)
        self.send_daily()
        self.send_daily()
        self.assertEqual(self.sent("workshop_reminder"), self.alice + self.bruno)

    def test_a_gentle_word_goes_to_those_who_did_not_come(self):
        old = self.make_workshop("Old", "2026-06-12")
        for partner in (self.alice, self.bruno, self.chloe):
            self.env["event.registration"].create(
                {"event_id": old.id, "partner_id": partner.id}
            )
        alice, bruno, chloe = old.registration_ids.sorted("id")
        alice.action_present()
        bruno.action_absent()
        chloe.action_excused()
        self.send_daily()
        self.assertFalse(self.sent("workshop_missed"))
        old.action_close_workshop()
        self.send_daily()
        self.assertEqual(self.sent("workshop_missed"), self.bruno)
        self.assertEqual(self.bruno.workshop_missed_count, 1)
        self.assertEqual(self.alice.workshop_count, 1)
        self.assertEqual(str(self.alice.last_workshop_date), "2026-06-12")

    def test_who_gets_a_free_seat_is_told(self):
        small = self.make_workshop("Small", self.next_workshop.workshop_date, 1)
        alice = self.register(small, self.alice)
        self.register(small, self.bruno)
        self.assertEqual(self.sent("workshop_registered"), self.alice)
        alice.action_cancel()
        self.assertEqual(self.sent("workshop_place"), self.bruno)

    def test_every_mail_about_workshops_fills_in_everything_in_french(self):
        self.garden.phone = "03 84 00 00 00"
        self.garden.email = "jardin@example.org"
        self.next_workshop.description = "<p>Bring a knife.</p>"
        self.invite().action_invite()
        self.register(self.next_workshop, self.alice, adults=1)
        off = self.make_workshop("Off", "2026-06-25")
        self.register(off, self.bruno)
        off._cancel_workshop("the oven is broken")
        scenarios = self.env["cocagne.mail.scenario"]
        proofs = {p["code"]: p for p in scenarios._proofs(self.garden)}
        codes = [code for code in proofs if code.startswith("workshop_")]
        self.assertEqual(len(codes), 6)
        for code in codes:
            with self.subTest(code):
                self.assertEqual(proofs[code]["problems"], [])
                self.assertIn("Bonjour ", proofs[code]["body"])
                words = scenarios._by_code(code)._merge_words()
                self.assertGreater(len(words), 9)

    def test_the_sheet_to_sign_has_names_and_nothing_else(self):
        self.alice.phone = "0612345678"
        self.register(self.next_workshop, self.alice, adults=1)
        report = self.env["ir.actions.report"].with_user(self.user_sales_desk)
        html = report._render_qweb_html(
            "cocagne_paniers_solidaires.report_sign_in_sheet", self.next_workshop.ids
        )[0].decode()
        self.assertIn("Martin", html)
        self.assertNotIn("0612345678", html)
        self.assertNotIn("example.org", html.split("o_sign_in_sheet")[1])
        self.assertEqual(html.count("height: 42px"), 15)
