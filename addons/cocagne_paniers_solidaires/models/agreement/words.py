"""A rule said in a few words, as the lists and the cards of agreements show it."""

from odoo import api, fields, models
from odoo.tools import format_amount


class SolidarityRule(models.Model):
    _inherit = "cocagne.solidarity.rule"

    words = fields.Char("In words", compute="_compute_words")

    @api.depends_context("lang")
    @api.depends(
        "kind", "amount", "percent", "criterion", "bracket_ids", "product_ids.name"
    )
    def _compute_words(self):
        for rule in self:
            products = ", ".join(rule.product_ids.mapped("name"))
            words = rule._value_words()
            rule.words = f"{products}: {words}" if products else words

    def _value_words(self):
        amount = format_amount(self.env, self.amount, self.currency_id)
        if self.kind == "amount":
            return self.env._("%s per basket", amount)
        if self.kind == "percent":
            return self.env._("%s %% of the price", f"{self.percent:g}")
        if self.kind == "participation":
            return self.env._("the household pays %s, the funder the rest", amount)
        if self.kind == "rest":
            return self.env._("all that is left to pay")
        return self.env._("by income, brackets: %s", len(self.bracket_ids))


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    words = fields.Char("What the funder pays", compute="_compute_words")

    @api.depends_context("lang")
    @api.depends("rule_ids.words", "kind")
    def _compute_words(self):
        for item in self:
            words = " ; ".join(filter(None, item.rule_ids.mapped("words")))
            if not words and item.kind == "fund":
                words = self.env._("all that is left to pay")
            item.words = words
