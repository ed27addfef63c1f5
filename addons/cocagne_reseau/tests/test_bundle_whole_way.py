"""A month leaves a garden and arrives at the head office."""

from unittest.mock import patch

import requests

from odoo.tests import HttpCase, tagged

from .sending_case import MAY, SendingCase


@tagged("post_install", "-at_install")
class TestBundleWholeWay(SendingCase, HttpCase):
    """From a garden to the head office over real HTTP, both roles in one database."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account.write({"url": cls.base_url()})
        cls.account.sudo().bearer_key = cls.bearer_key

    def push(self):
        sending = self.account._prepare_sendings()
        self.authenticate(None, None)
        with patch.object(requests.Session, "post", self.opener_post):
            sending._push()
        return sending

    def opener_post(self, url, **options):
        """The test's own session: it carries the cookie that lets tests in."""
        options.pop("stream")
        return type(self.opener).request(
            self.opener, "POST", url, stream=True, **options
        )

    def received(self):
        return self.env["cocagne.snapshot"].search(
            [("garden_id", "=", self.far.id), ("month", "=", MAY)]
        )

    def figures(self, snapshot):
        return {
            row.indicator_id.code: (
                row.has_value,
                row.value,
                row.numerator,
                row.denominator,
            )
            for row in snapshot.value_ids.filtered("is_current")
        }

    def test_a_month_arrives_as_it_left(self):
        sending = self.push()
        self.assertEqual(sending.state, "sent", sending.answer)
        self.assertEqual(self.figures(self.received()), self.figures(self.may))

    def test_it_stands_validated_beside_the_others_and_marked(self):
        self.push()
        month = self.received()
        self.assertEqual((month.state, month.origin), ("validated", "bundle"))

    def test_a_correction_follows(self):
        self.push()
        self.may._reopen("Un dépôt oublié")
        self.may._validate()
        self.assertEqual(self.push().state, "sent")
        row = self.inbox.search([("snapshot_id", "=", self.received().id)], limit=1)
        self.assertEqual(row.correction_reason, "Un dépôt oublié")

    def test_a_bundle_sent_again_changes_nothing(self):
        sending = self.push()
        sending.state = "ready"
        with patch.object(requests.Session, "post", self.opener_post):
            sending._push()
        self.assertEqual(sending.state, "sent")
        row = self.inbox.search([("snapshot_id", "=", self.received().id)])
        self.assertEqual((len(row), row.times), (1, 2))

    def test_a_refusal_of_the_head_office_is_shown_to_the_garden(self):
        self.far.public_key = False
        sending = self.push()
        self.assertEqual(sending.state, "refused")
        self.assertIn("clé publique", sending.answer)
