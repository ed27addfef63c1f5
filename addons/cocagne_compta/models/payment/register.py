from odoo import models

from odoo.addons.cocagne_jardin.tools import QUIET


class ResCompany(models.Model):
    """Many payments taken at once: a series of cheques, a batch of cards (R72)."""

    _inherit = "res.company"

    def _register_payments(self, asked):
        """Posted payments, each matched with what it pays, in the order given.

        One creation, one posting, one matching, however many there are.

        :param asked: a dict for each, with the arguments of
            ``res.partner._register_payment`` (``partner``, ``amount``, ``mode`` and
            ``date`` at least), and ``details``, more values of ``account.payment``.
            When the payments before it have paid all its ``moves``, a payment pays
            the oldest open ones.
        :raises UserError: for an amount of zero, or a garden without chart of accounts.
        :return: the ``account.payment``, in the same order.
        """
        self.ensure_one()
        # sudo: the desk takes payments without holding the rights of accounting; who
        # may do it is checked by the screens and methods that call this one
        engine = self.env["account.payment"].sudo().with_company(self)
        drafts = engine.with_context(**QUIET).create(self._prepare_payments(asked))
        payments = drafts.with_env(engine.env)
        payments.action_post()
        payments._match_items(
            {
                payment: one["moves"]
                for payment, one in zip(payments, asked, strict=True)
                if one.get("moves")
            }
        )
        return payments.sudo(False)

    def _prepare_payments(self, asked):
        codes = {one["mode"] for one in asked if isinstance(one["mode"], str)}
        ways = {code: self._way_of(code) for code in codes}
        return [
            one["partner"]._prepare_payment(
                self,
                one["amount"],
                ways.get(one["mode"], one["mode"]),
                one["date"],
                memo=one.get("memo"),
                number=one.get("number"),
                bank=one.get("bank"),
            )
            | one.get("details", {})
            for one in asked
        ]
