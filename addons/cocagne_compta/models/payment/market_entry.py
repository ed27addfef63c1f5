from odoo import fields, models
from odoo.fields import Command, Domain


class MarketTaking(models.Model):
    """The entry of a market day (R74)."""

    _inherit = "cocagne.market.taking"

    def _prepare_move(self):
        self.ensure_one()
        lines = [
            *self._prepare_cheques(),
            *self._prepare_money(),
            *self._prepare_sales(),
            *self._prepare_gap(),
        ]
        return {
            "move_type": "entry",
            "journal_id": self.company_id._market_journal().id,
            "company_id": self.company_id.id,
            "date": self.date,
            "ref": self.name,
            "line_ids": [Command.create(line) for line in lines],
        }

    def _prepare_cheques(self):
        account = self.company_id._way_of("cheque").account_id
        return [
            {
                "name": f"{self.name} - {cheque.drawer} {cheque.number}",
                "account_id": account.id,
                "balance": cheque.amount,
            }
            for cheque in self.cheque_ids
        ]

    def _prepare_money(self):
        return [
            {
                "name": f"{self.name} - {money.way_id.name}",
                "account_id": money.way_id.sudo().account_id.id,
                "balance": money.amount,
            }
            for money in self.money_ids
            if money.amount
        ]

    def _prepare_sales(self):
        """The sales without VAT, then the VAT of each rate, as an invoice books them."""
        account = self.company_id._ledger_account("market")
        lines = []
        for line in self.line_ids.filtered("amount"):
            base, taxes = line._split()
            lines.append(
                {
                    "name": line.name or self.name,
                    "account_id": account.id,
                    "balance": -base,
                    "tax_ids": [Command.set(line.tax_id.ids)],
                    "tax_tag_ids": [Command.set(line._base_tags().ids)],
                }
            )
            lines += [self._prepare_tax(account, tax) for tax in taxes]
        return lines

    def _prepare_tax(self, account, tax):
        return {
            "name": tax["name"],
            "account_id": tax["account_id"] or account.id,
            "balance": -tax["amount"],
            "tax_repartition_line_id": tax["tax_repartition_line_id"],
            "tax_base_amount": tax["base"],
            "tax_tag_ids": [Command.set(tax["tag_ids"])],
        }

    def _prepare_gap(self):
        """What the till has too much, or too little."""
        if self.currency_id.is_zero(self.gap):
            return []
        key = "till_gain" if self.gap > 0 else "till_loss"
        return [
            {
                "name": self.env._("Difference of the till, %s", self.name),
                "account_id": self.company_id._ledger_account(key).id,
                "balance": -self.gap,
            }
        ]

    def _link_cheques(self):
        """Each cheque knows its line: the slip reads who signed it."""
        account = self.company_id._way_of("cheque").account_id
        lines = self.move_id.line_ids.filtered(lambda line: line.account_id == account)
        for cheque, line in zip(self.cheque_ids, lines.sorted("id"), strict=True):
            cheque.move_line_id = line


class MarketLine(models.Model):
    _inherit = "cocagne.market.line"

    def _base_tags(self):
        bases = self.tax_id.sudo().invoice_repartition_line_ids.filtered(
            lambda line: line.repartition_type == "base"
        )
        return bases.tag_ids


class ResCompany(models.Model):
    _inherit = "res.company"

    def _market_journal(self):
        """The journal of the markets, made at the first need."""
        # sudo: the desk books market days without reading journals
        return self.sudo()._own_journal("MARCH", "Marchés")


class AccountMove(models.Model):
    _inherit = "account.move"

    market_taking_ids = fields.One2many("cocagne.market.taking", "move_id")


class PaymentWay(models.Model):
    _inherit = "cocagne.payment.way"

    def _came_in_domain(self):
        """Money of markets waits for the bank like that of members."""
        market = Domain("move_id.market_taking_ids.state", "=", "posted")
        return super()._came_in_domain() | market
