"""Two accountants who prepare at the same moment make each statement once."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cocagne_jardin.tests.committed_case import Job

from .test_split_concurrency import TestParallelDeliveries as ParallelCase


@tagged("post_install", "-at_install")
class TestParallelStatements(ParallelCase):
    @classmethod
    def make(cls, env, garden):
        super().make(env, garden)
        # without limit: the splits do not wait for each other
        agreement = env["cocagne.solidarity.agreement"].browse(cls.agreement_id)
        agreement.quota_amount = 0

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_four_rounds_at_once_share_what_is_left(self):
        """A share is on one statement, also while a round is marked."""

        def prepare(env, agreement):
            agreement.env["cocagne.solidarity.statement"]._prepare_due(agreement)

        def look(env):
            agreement = env["cocagne.solidarity.agreement"].browse(self.agreement_id)
            agreement.read(["name"])
            return agreement

        for order_id in self.order_ids[:2]:
            self.at_once(self.deliver(order_id))
        jobs = [Job(prepare, look), Job(prepare, look), self.deliver(self.order_ids[2])]
        self.assertFalse(self.at_once(*jobs))
        sums = self.afterwards(self.read_statements)
        # one for the period; a round marked between both goes on the next one
        self.assertEqual(sums["statements"], sums["periods"])
        self.assertEqual(sums["stated"], sums["amount"])
        self.assertGreater(sums["amount"], 0)

    def read_statements(self, env):
        statements = env["cocagne.solidarity.statement"].search(
            [("agreement_id", "=", self.agreement_id)]
        )
        shares = env["cocagne.solidarity.share"].search(
            [("statement_id", "in", statements.ids)]
        )
        return {
            "statements": len(statements),
            "periods": len(set(statements.mapped("date_from"))),
            "amount": sum(statements.mapped("amount")),
            "stated": sum(shares.mapped("amount")),
        }


# the tests of the base class run in their own file
del ParallelCase
