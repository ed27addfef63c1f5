"""Agreements that pay together more than a basket costs are refused."""

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_amount


class SolidarityEnrolment(models.Model):
    _inherit = "cocagne.solidarity.enrolment"

    @api.constrains(
        "agreement_ids",
        "order_line_ids",
        "scheme",
        "public_id",
        "quotient",
        "rest_to_live",
        "date_start",
        "date_end",
    )
    def _check_not_overpaid(self):
        for enrolment in self:
            for day in enrolment._days_of_change():
                for line in enrolment.order_line_ids:
                    enrolment._check_line_not_overpaid(line, day)

    def _days_of_change(self):
        """The days from which another agreement, or another rule, holds."""
        start = self.date_start or min(
            self.agreement_ids.mapped("date_from"), default=None
        )
        starts = self.agreement_ids.mapped("date_from")
        starts += filter(None, self.agreement_ids.rule_ids.mapped("date_from"))
        days = {max(start, day) for day in starts}
        return sorted(day for day in days if not self.date_end or day <= self.date_end)

    def _check_line_not_overpaid(self, line, day):
        # sudo: prices of the line, as its household pays them
        line = line.sudo()
        price = line._public_price()
        terms = [item._terms() for item in self.agreement_ids.sorted()]
        _ceiling, _agreed, offers = self.env["cocagne.solidarity.split"]._case(
            line.company_id, line.product_id.id, day, self._as_household(), terms
        )
        fixed = [offer for offer in offers if offer.kind in ("amount", "percent")]
        total = sum(offer.promise(price, 1, price) for offer in fixed)
        if total <= price:
            return
        names = self.agreement_ids.filtered(
            lambda item: item.id in [offer.payer for offer in fixed]
        ).mapped("name")
        raise ValidationError(
            self.env._(
                "%(names)s would pay %(total)s for a basket %(basket)s of %(price)s. "
                "Lower what they pay, give the last one the rule “All that is left to "
                "pay”, or keep one of them only.",
                names=", ".join(names),
                total=format_amount(self.env, float(total), self.currency_id),
                basket=line.product_id.name,
                price=format_amount(self.env, float(price), self.currency_id),
            )
        )


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    def _check_households(self):
        """The households of these agreements are not paid more than the price."""
        # sudo: the manager changes a rule without seeing the households
        households = self.env["cocagne.solidarity.enrolment"].sudo()
        households.search(
            [
                ("agreement_ids", "in", self.ids),
                ("state", "in", ("draft", "waiting", "active")),
            ]
        )._check_not_overpaid()

    @api.constrains("scheme", "public_ids", "garden_ids", "date_from", "date_to")
    def _check_not_overpaid(self):
        self._check_households()


class SolidarityRule(models.Model):
    _inherit = "cocagne.solidarity.rule"

    @api.constrains(
        "kind",
        "amount",
        "percent",
        "product_ids",
        "date_from",
        "date_to",
        "bracket_ids",
    )
    def _check_not_overpaid(self):
        self.agreement_id._check_households()
