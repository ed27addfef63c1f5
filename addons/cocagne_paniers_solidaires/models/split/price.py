"""The price of a household for its baskets, and who would pay what: nothing is written."""

from odoo import api, models

from ...splitting import FUND, PARTICIPANT, Household, household_price, money, share_out


class SolidaritySplit(models.AbstractModel):
    _inherit = "cocagne.solidarity.split"

    @api.model
    def _enrolment_of_line(self, order_line, day):
        """The enrolment that pays for a formule on a day; empty when none does."""
        # sudo: the price of a household is needed by those who may not know why
        households = order_line.sudo().enrolment_ids
        # one by one: what is filtered forgets what it is read together with
        found = [
            item
            for item in households
            if item.state in self._enrolled_states()
            and item.date_start
            and item.date_start <= day
            and (not item.date_end or item.date_end >= day)
        ]
        none = households.browse()
        return max(found, key=lambda item: (item.date_start, item.id), default=none)

    @api.model
    def _participation(self, order_line, day):
        """What a household pays for one basket of a formule, VAT included.

        :return: a ``Decimal``; None when the programme does not pay for it that day.
        """
        enrolment = self._enrolment_of_line(order_line, day)
        if not enrolment:
            return None
        line = order_line.sudo()
        terms = [item._terms() for item in enrolment.agreement_ids.sorted()._signed()]
        household = enrolment._as_household()
        case = self._case(line.company_id, line.product_id.id, day, household, terms)
        return household_price(line._public_price(), *case)

    @api.model
    def _simulate(
        self,
        company,
        price,
        product,
        public,
        scheme,
        quotient,
        rest_to_live,
        agreements,
        day,
        participation=None,
    ):
        """Who would pay what of one basket, with what is left in the quotas today.

        :param agreements: those to look at, in any order; drafts are looked at too.
        :param participation: a price agreed with the household, in euros.
        :return: [{payer, agreement, amount}]: the household, the funders, the fund.
        """
        # sudo: the desk asks what funders would pay; it reads their names only
        agreements = agreements.sudo().sorted()
        quotas = agreements._quotas()
        terms = [item._terms(quotas.get(item.id)) for item in agreements]
        agreed = None if participation is None else money(participation)
        household = Household(
            None,
            public.id or None,
            scheme or None,
            money(quotient),
            money(rest_to_live),
            agreed,
        )
        funds = agreements._funds(company) - agreements
        funds = [item._terms(quota) for item, quota in funds._with_quotas()]
        case = self._case(company, product.id, day, household, terms, funds)
        return [
            {
                "payer": self._payer_of(share.payer),
                "agreement": self._agreement_of(share.payer),
                "amount": float(share.amount),
            }
            for share in share_out(money(price), *case)
        ]

    @api.model
    def _agreement_of(self, key):
        agreements = self.env["cocagne.solidarity.agreement"]
        return agreements.browse([] if key in (PARTICIPANT, FUND) else key)

    @api.model
    def _payer_of(self, key):
        """The payer of a share, as ``cocagne.solidarity.share`` writes it."""
        if key == PARTICIPANT:
            return "participant"
        # sudo: the kind of a funder is no secret
        is_fund = key == FUND or self._agreement_of(key).sudo().kind == "fund"
        return "fund" if is_fund else "funder"
