"""What a rule must not say: more than the price, no value, holes between brackets."""

from itertools import pairwise

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import format_amount


class SolidarityRule(models.Model):
    _inherit = "cocagne.solidarity.rule"

    _dates_in_order = models.Constraint(
        "CHECK (date_from IS NULL OR date_to IS NULL OR date_from <= date_to)",
        "A rule ends after it begins.",
    )
    _percent_is_share = models.Constraint(
        "CHECK (COALESCE(percent, 0) >= 0 AND COALESCE(percent, 0) <= 100)",
        "A share of the price is from 0 to 100 %.",
    )
    _amount_positive = models.Constraint(
        "CHECK (COALESCE(amount, 0) >= 0)", "An amount per basket is zero or more."
    )

    @api.constrains("kind", "amount", "percent")
    def _check_value(self):
        for rule in self:
            missing = (rule.kind == "amount" and not rule.amount) or (
                rule.kind == "percent" and not rule.percent
            )
            if missing:
                raise ValidationError(
                    self.env._(
                        "%s: a line of “What it pays” has no value. Write how much the "
                        "funder pays for one basket.",
                        rule.agreement_id.name,
                    )
                )

    @api.constrains("date_from", "date_to", "agreement_id")
    def _check_within_agreement(self):
        for rule in self:
            agreement = rule.agreement_id
            early = rule.date_from and rule.date_from > agreement.date_to
            late = rule.date_to and rule.date_to < agreement.date_from
            if early or late:
                raise ValidationError(
                    self.env._(
                        "%s: a line of “What it pays” lies outside the dates of the "
                        "agreement: it would never pay. Correct its dates.",
                        agreement.name,
                    )
                )

    @api.constrains("kind", "amount", "product_ids")
    def _check_not_above_price(self):
        """No funder pays more for a basket than its public price."""
        for rule in self.filtered(
            lambda rule: rule.kind in ("amount", "participation")
        ):
            for product in rule.product_ids:
                price = max(product.lst_price, product.a_la_carte_price)
                if rule.currency_id.compare_amounts(rule.amount, price) > 0:
                    raise ValidationError(
                        self.env._(
                            "%(name)s: %(amount)s is more than the price of %(basket)s "
                            "(%(price)s). Write at most the price.",
                            name=rule.agreement_id.name,
                            amount=format_amount(
                                self.env, rule.amount, rule.currency_id
                            ),
                            basket=product.display_name,
                            price=format_amount(self.env, price, rule.currency_id),
                        )
                    )

    @api.constrains("kind", "criterion", "bracket_ids")
    def _check_brackets(self):
        for rule in self.filtered(lambda rule: rule.kind == "bracket"):
            if not (rule.criterion and rule.bracket_ids):
                raise ValidationError(
                    self.env._(
                        "%s: choose quotient familial or reste à vivre, and write the "
                        "brackets.",
                        rule.agreement_id.name,
                    )
                )
            rule._check_chain()

    def _check_chain(self):
        """Brackets follow each other without a hole and without an overlap."""
        brackets = self.bracket_ids.sorted(lambda item: (item.lower, item.id))
        for one, following in pairwise(brackets):
            if not one.upper or one.upper > following.lower:
                problem = self.env._("overlap at %s", f"{following.lower:g} €")
            elif one.upper < following.lower:
                problem = self.env._(
                    "leave a hole from %(start)s to %(end)s",
                    start=f"{one.upper:g} €",
                    end=f"{following.lower:g} €",
                )
            else:
                continue
            raise ValidationError(
                self.env._(
                    "%(name)s: the brackets %(problem)s. Each one must begin where the "
                    "one before ends.",
                    name=self.agreement_id.name,
                    problem=problem,
                )
            )


class SolidarityBracket(models.Model):
    _inherit = "cocagne.solidarity.bracket"

    _bounds_in_order = models.Constraint(
        "CHECK (COALESCE(lower, 0) >= 0"
        " AND (COALESCE(upper, 0) = 0 OR upper > COALESCE(lower, 0)))",
        "A bracket ends above where it begins.",
    )
    _percent_is_share = models.Constraint(
        "CHECK (COALESCE(percent, 0) >= 0 AND COALESCE(percent, 0) <= 100)",
        "A share of the price is from 0 to 100 %.",
    )
    _amount_positive = models.Constraint(
        "CHECK (COALESCE(amount, 0) >= 0)", "An amount per basket is zero or more."
    )

    @api.constrains("lower", "upper", "rule_id")
    def _check_chain(self):
        for rule in self.rule_id.filtered(lambda rule: rule.kind == "bracket"):
            rule._check_chain()
