from odoo import models
from odoo.exceptions import UserError

#: What Odoo asks to write on the entry of a movement of the bank, as OCA's matching does.
EDITING = {
    "skip_account_move_synchronization": True,
    "skip_invoice_sync": True,
    "skip_readonly_check": True,
}


class BankProposal(models.Model):
    """Matching of many sure proposals at once.

    OCA's matching takes the waiting line of a movement out and writes another one, a
    movement at a time. When a movement pays one client, its waiting line only needs the
    account and the client: all of them are then reconciled by one plan.
    """

    _inherit = "cocagne.bank.proposal"

    def _apply_all(self):
        """Match each of these proposals that is still open; the first one wins.

        :return: the lines of the bank that were matched.
        """
        simple, single, taken = self.browse(), self.browse(), set()
        for proposal in self:
            if not proposal._is_fresh() or taken & set(proposal.item_ids.ids):
                continue
            taken |= set(proposal.item_ids.ids)
            if proposal._is_simple():
                simple |= proposal
            else:
                single |= proposal
        lines = simple.statement_line_id
        simple._apply_plan()
        for proposal in single:
            line = proposal.statement_line_id
            if proposal._apply_if_possible():
                lines |= line
        return lines

    def _apply_if_possible(self):
        """Whether it could be matched; what cannot waits for somebody."""
        try:
            with self.env.cr.savepoint():
                self._apply()
        except UserError:
            return False
        return True

    def _is_simple(self):
        """Whether the whole movement goes to one account of one client."""
        line, items = self.statement_line_id, self.item_ids
        currency = line.company_id.currency_id
        return (
            bool(items)
            and not self.rule_id
            and line.journal_id.reconcile_mode == "edit"
            and line.currency_id == currency
            and not line.foreign_currency_id
            and len(items.account_id) == 1
            and items.currency_id == currency
            and len(line._seek_for_lines()[1]) == 1
            and currency.is_zero(sum(items.mapped("amount_residual")) - line.amount)
        )

    def _apply_plan(self):
        """Clients first, then the account of all the waiting lines, then the plan."""
        items = self.env["account.move.line"].with_context(**EDITING)
        accounts, plan = {}, []
        for proposal in self:
            line = proposal.statement_line_id.with_context(**EDITING)
            liquidity, waiting, _others = line._seek_for_lines()
            partner = proposal.partner_id or proposal.item_ids.partner_id
            partner = partner if len(partner) == 1 else partner.browse()
            if partner and line.partner_id != partner:
                line.partner_id = partner
                line.move_id.partner_id = partner
                (liquidity | waiting).partner_id = partner
            elif waiting.partner_id != partner:
                waiting.partner_id = partner
            if waiting.name != line.payment_ref:
                waiting.name = line.payment_ref
            account = proposal.item_ids.account_id
            accounts[account] = accounts.get(account, items) | waiting
            plan.append(proposal.item_ids | waiting)
        for account, waiting in accounts.items():
            waiting.account_id = account
        self.env["account.move.line"]._reconcile_plan(plan)
        lines = self.statement_line_id
        lines.reconcile_data = False
        lines.reconcile_mode = "edit"
        lines.proposal_ids.unlink()
