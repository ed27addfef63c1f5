from odoo import fields, models
from odoo.exceptions import UserError

#: What may be found out about a basket after its day.
CORRECTIONS = ("delivered", "not_collected", "given", "lost", "returned", "cancelled")


class Basket(models.Model):
    """What went wrong on a delivery that is over (R58): lost, not delivered, given,
    taken to the wrong depot. It is corrected as long as it is not billed."""

    _inherit = "cocagne.basket"

    def can_correct(self):
        """Whether these baskets are of a past delivery and not billed yet."""
        # sudo: the desk is told that a basket is billed, whatever it sees of invoices
        return all(b._is_over() and not b.invoice_line_id for b in self.sudo())

    def action_correct(self, state=None, depot=None, given_to=None, reason=None):
        """Correct what is written about past baskets, and keep it in their history.

        :param state: what really happened, one of ``CORRECTIONS``.
        :param depot: the depot where they really went.
        :raises UserError: billed (a credit note is needed first), or still to come.
        """
        self._check_desk()
        self.check_access("read")
        self._check_can_correct()
        vals = {}
        if state:
            if state not in CORRECTIONS:
                raise ValueError(f"Not a correction: {state}")
            vals["state"] = state
        if depot:
            vals["depot_id"] = self._as_record("cocagne.depot", depot).id
        if given_to:
            vals["given_to"] = given_to
        if not vals:
            raise UserError(self.env._("Say what has to be corrected."))
        # a past day is not prepared again: its places are of no concern
        self.env["cocagne.change"]._apply(
            "correction", {basket: vals for basket in self}, reason=reason, check=False
        )
        return True

    def _check_can_correct(self):
        """Refuse, in words, the baskets that ``can_correct`` refuses."""
        for basket in self:
            if not basket._is_over():
                raise UserError(
                    self.env._(
                        "%s is still to come: move it or cancel it instead.",
                        basket.display_name,
                    )
                )
        self._check_not_billed()

    def _is_over(self):
        self.ensure_one()
        is_past = self.date < fields.Date.context_today(self)
        return is_past or self.delivery_id.state == "delivered"

    def _mark(self, state):
        """A mark that is changed on a later day is a correction: it is recorded."""
        self.delivery_id._check_may_deliver()
        today = fields.Date.context_today(self)
        late = self.filtered(lambda b: b.date < today and b.state != "planned")
        if late:
            late._check_not_billed()
            self.env["cocagne.change"]._apply(
                "correction", {b: {"state": state} for b in late}, check=False
            )
        return super(Basket, self - late)._mark(state)
