from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, DESK

from .rulebook import MANDATE_MONTHS


class Home(models.AbstractModel):
    """What wants attention about debits."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "debit_rejects",
            "late_batches",
            "unsigned_mandates",
            "lapsing_mandates",
        ]

    def _alert_debit_rejects(self):
        return self._alert(
            self.env._("Rejected debits to work off"),
            "cocagne.debit.reject",
            self._mine() & Domain("state", "in", ("todo", "lost")),
            "cocagne_compta.action_debit_rejects",
            [ACCOUNTANT],
            level="danger",
            icon="undo",
        )

    def _alert_late_batches(self):
        return self._alert(
            self.env._("Batches of debits whose day is past, not marked as executed"),
            "account.payment.order",
            self._mine()
            & Domain("is_debit_batch", "=", True)
            & Domain("state", "=", "generated")
            & Domain("date_scheduled", "<", self._today()),
            "cocagne_compta.action_debit_batches",
            [ACCOUNTANT],
            icon="bank",
        )

    def _alert_unsigned_mandates(self):
        return self._alert(
            self.env._("Mandates that wait for their signature"),
            "account.banking.mandate",
            self._mine() & Domain("state", "=", "draft"),
            "cocagne_compta.action_mandates",
            [DESK, ACCOUNTANT],
            level="info",
            icon="pencil",
        )

    def _alert_lapsing_mandates(self):
        """Signed mandates that lapse within two months for want of a debit."""
        limit = self._today() - relativedelta(months=MANDATE_MONTHS - 2)
        last = Domain("last_debit_date", "<=", limit) | (
            Domain("last_debit_date", "=", False)
        )
        return self._alert(
            self.env._("Mandates that lapse soon, not used for nearly 3 years"),
            "account.banking.mandate",
            self._mine()
            & Domain("state", "=", "valid")
            & Domain("signature_date", "<=", limit)
            & last,
            "cocagne_compta.action_mandates",
            [DESK, ACCOUNTANT],
            level="info",
            icon="hourglass-end",
        )
