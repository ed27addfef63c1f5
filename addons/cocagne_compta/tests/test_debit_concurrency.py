"""Two accountants at the same moment, in two real transactions (R70, R94)."""

import threading
from datetime import date
from uuid import uuid4

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import retrying
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from odoo.addons.cocagne_compta.models.debit import target
from odoo.addons.cocagne_jardin.tools import QUIET

from .debit_case import GARDEN_IBAN, ICS, iban_of


@tagged("post_install", "-at_install")
class TestParallelBatches(TransactionCase):
    """The garden is committed: only a database of tests may hold it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, dict(QUIET))
            cls.garden_id, cls.invoice_id = cls._make_due(env)

    @classmethod
    def _make_due(cls, env):
        garden = env["res.company"].create(
            {
                "name": f"Garden of two batches {uuid4().hex[:8]}",
                "is_garden": True,
                "country_id": env.ref("base.fr").id,
                "currency_id": env.ref("base.EUR").id,
                "sepa_creditor_identifier": ICS,
            }
        )
        env["account.chart.template"].try_loading("fr", garden)
        env = env(context={**env.context, "allowed_company_ids": garden.ids})
        garden = garden.with_env(env)
        line = garden._payment_way("sepa")
        banks = env["res.partner.bank"]
        line.journal_id.bank_account_id = banks.create(
            {"acc_number": GARDEN_IBAN, "partner_id": garden.partner_id.id}
        )
        partner = env["res.partner"].create(
            {"name": "Somebody", "company_id": garden.id}
        )
        mandate = env["account.banking.mandate"].create(
            {
                "partner_id": partner.id,
                "partner_bank_id": banks.create(
                    {"acc_number": iban_of(1), "partner_id": partner.id}
                ).id,
                "company_id": garden.id,
            }
        )
        mandate.signature_date = date(2026, 1, 5)
        invoice = env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "preferred_payment_method_line_id": line.id,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Basket", "price_unit": 20.0, "tax_ids": False}
                    )
                ],
            }
        )
        invoice.action_post()
        return garden.id, invoice.id

    def env_of(self, cr):
        context = {**QUIET, "allowed_company_ids": [self.garden_id]}
        return api.Environment(cr, SUPERUSER_ID, context)

    def together(self, function):
        """Run ``function(env)`` twice at once; what each gave, sorted."""
        start, outcomes = threading.Barrier(2, timeout=60), []

        def run():
            with self.registry.cursor() as cr:
                env = self.env_of(cr)
                # both have seen the same state
                env["account.move"].browse(self.invoice_id).read(["amount_residual"])
                start.wait()
                try:
                    retrying(lambda: function(env), env)
                    outcomes.append("done")
                except UserError:
                    outcomes.append("refused")

        threads = [threading.Thread(target=run) for _rank in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(outcomes)

    def make_file(self, env):
        garden = env["res.company"].browse(self.garden_id)
        day = target.earliest(date.today(), 20)
        env["account.payment.order"]._make_batch(garden, day).action_make_file()

    def undo(self, env):
        env["account.payment.order"].search(
            [("company_id", "=", self.garden_id), ("state", "=", "uploaded")]
        ).action_undo()

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_r70_a_due_is_debited_once_by_two_batches_at_once(self):
        self.assertEqual(self.together(self.make_file), ["done", "refused"])
        with self.registry.cursor() as cr:
            env = self.env_of(cr)
            order = env["account.payment.order"].search(
                [("company_id", "=", self.garden_id), ("state", "=", "generated")]
            )
            self.assertEqual(len(order.payment_ids), 1)
            order.action_executed()
        self.together(self.undo)
        with self.registry.cursor() as cr:
            env = self.env_of(cr)
            invoice = env["account.move"].browse(self.invoice_id)
            self.assertEqual(invoice.amount_residual, 20.0)
            entries = env["account.move"].search(
                [
                    ("company_id", "=", self.garden_id),
                    ("origin_payment_id", "!=", False),
                    ("state", "=", "posted"),
                ]
            )
            self.assertFalse(entries, "cancelled once, nothing left")
