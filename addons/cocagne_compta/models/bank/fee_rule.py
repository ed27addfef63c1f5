from odoo import models
from odoo.fields import Command

#: What banks write before their own fees, as a regular expression.
FEE_LABELS = (
    r"^\W*(frais|commissions?|comm\.?|tenue de compte|arrete de compte|"
    r"interets debiteurs|cotis\w*\.? (carte|compte|convention|formule|offre))( |$)"
)


class ResCompany(models.Model):
    """The rule that books the fees of the bank by itself, on 627."""

    _inherit = "res.company"

    def _set_up_ledger(self):
        """A garden that gets its accounts gets the rule that books on them."""
        super()._set_up_ledger()
        self.filtered("is_garden")._set_up_bank_rules()

    def _set_up_bank_rules(self):
        """The rule of each house that has its chart; run twice, it changes nothing."""
        # sudo: rules belong to the accounting manager, who imports is the accountant
        rules = self.env["account.reconcile.model"].sudo()
        for house in self.root_id.filtered("chart_template"):
            account = house._ledger_account("bank_fee")
            found = rules.with_context(active_test=False).search(
                [
                    ("company_id", "=", house.id),
                    ("line_ids.account_id", "=", account.id),
                ],
                limit=1,
            )
            if not found:
                rules.with_company(house).create(house._prepare_fee_rule(account))

    def _prepare_fee_rule(self, account):
        return {
            "name": self.env._("Fees of the bank"),
            "company_id": self.id,
            "trigger": "auto_reconcile",
            "match_label": "match_regex",
            "match_label_param": FEE_LABELS,
            "match_amount": "lower",
            "match_amount_max": 0.0,
            "line_ids": [
                Command.create(
                    {
                        "account_id": account.id,
                        "amount_type": "percentage",
                        "amount_string": "100",
                        "label": self.env._("Fees of the bank"),
                    }
                )
            ],
        }
