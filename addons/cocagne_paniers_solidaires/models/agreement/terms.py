"""An agreement as the arithmetic of the split reads it."""

from datetime import date

from odoo import api, models

from ...splitting import Bracket, Rule, Terms, money


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    def _signed(self):
        """Those that pay, within their dates; one in preparation pays nothing."""
        return self.filtered(lambda item: item.state != "draft")

    @api.model
    def _funds(self, companies):
        """The funds of these gardens: they pay what no funder does."""
        # sudo: which agreements are funds is no secret, and a driver may split
        return self.sudo().search(
            [
                ("kind", "=", "fund"),
                ("state", "!=", "draft"),
                ("company_id", "parent_of", companies.ids),
            ]
        )

    def _terms(self, quota=None):
        """The ``Terms`` of this agreement.

        :param quota: what is left of it; None: without a limit.
        """
        self.ensure_one()
        rules = [rule._as_rule() for rule in self.rule_ids.sorted()]
        if self.kind == "fund" and not rules:
            rules = [Rule("rest")]
        return Terms(
            payer=self.id,
            rules=tuple(rules),
            date_from=self.date_from,
            date_to=self.date_to,
            gardens=frozenset(self.garden_ids.ids),
            publics=frozenset(self.public_ids.ids),
            scheme=self.scheme or None,
            pays_uncollected=self.pays_uncollected,
            ceiling=money(self.own_ceiling) if self.own_ceiling else None,
            quota=quota,
        )


class SolidarityRule(models.Model):
    _inherit = "cocagne.solidarity.rule"

    def _as_rule(self):
        """This rule for the arithmetic."""
        self.ensure_one()
        return Rule(
            kind=self.kind,
            value=money(self.percent if self.kind == "percent" else self.amount),
            products=frozenset(self.product_ids.ids),
            date_from=self.date_from or date.min,
            date_to=self.date_to or date.max,
            criterion=self.criterion or None,
            brackets=tuple(item._as_bracket() for item in self.bracket_ids.sorted()),
        )


class SolidarityBracket(models.Model):
    _inherit = "cocagne.solidarity.bracket"

    def _as_bracket(self):
        """This bracket for the arithmetic; 0 as its end means without end."""
        self.ensure_one()
        return Bracket(
            lower=money(self.lower),
            upper=money(self.upper) if self.upper else None,
            kind=self.kind,
            value=money(self.percent if self.kind == "percent" else self.amount),
        )
