from odoo import models


class PaymentTransaction(models.Model):
    """Card payments at order, from the portal or by link (R71).

    Each garden has its own contract, a ``payment.provider`` of its company: Odoo makes
    the payment, which joins here those typed from the terminal and waits in 5115 until
    the acquirer's batch, gross, fee and net, is booked by a slip.
    """

    _inherit = "payment.transaction"

    def _create_payment(self, **extra_create_values):
        extra_create_values.setdefault("way_id", self._card_way().id)
        extra_create_values.setdefault("cheque_number", self.provider_reference)
        return super()._create_payment(**extra_create_values)

    def _card_way(self):
        company = self.provider_id.company_id
        if self.provider_id.code == "custom" or not company.root_id.chart_template:
            return self.env["cocagne.payment.way"]
        return company._way_of("card")


class PaymentProvider(models.Model):
    _inherit = "payment.provider"

    def _get_payment_method_outstanding_account_id(self, payment_method_id):
        """The card money of a garden waits in its own account."""
        company = self.company_id
        if company.is_garden and company.root_id.chart_template:
            if self.code != "custom":
                return company._way_of("card").account_id.id
        return super()._get_payment_method_outstanding_account_id(payment_method_id)
