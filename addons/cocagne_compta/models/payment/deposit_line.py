from odoo import api, fields, models

from .amount_words import amount_in_words


class AccountMoveLine(models.Model):
    """A line of a waiting account in the words of a slip: who signed, bank, number."""

    _inherit = "account.move.line"

    slip_drawer = fields.Char("Signed by", compute="_compute_slip_words")
    slip_bank = fields.Char("Bank", compute="_compute_slip_words")
    slip_number = fields.Char("Number on it", compute="_compute_slip_words")

    @api.depends("move_id", "partner_id")
    def _compute_slip_words(self):
        cheques = self.env["cocagne.market.cheque"].search(
            [("move_line_id", "in", self.ids)]
        )
        of_market = {cheque.move_line_id: cheque for cheque in cheques}
        for line in self:
            payment = line.move_id.origin_payment_id
            cheque = of_market.get(line)
            if cheque:
                words = cheque.drawer, cheque.bank, cheque.number
            elif payment:
                drawer = payment.cheque_drawer or payment.partner_id.display_name
                words = drawer, payment.cheque_bank, payment.cheque_number
            else:
                words = line.partner_id.display_name or line.name, "", ""
            line.slip_drawer, line.slip_bank, line.slip_number = words


class DepositSlip(models.Model):
    """What the paper for the bank says (R72)."""

    _inherit = "account.check.deposit"

    def _paper_account(self):
        """The garden's account, as the bank writes it on its own slips."""
        bank = self.bank_journal_id.bank_account_id
        return bank.acc_number or ""

    def _paper_words(self):
        """What goes to the bank, in words, in French: the paper is for a French bank."""
        return amount_in_words(self._amount_to_bank())

    def _paper_lines(self):
        """The lines of the slip, in order of their names and amounts."""
        return self.check_payment_ids.sorted(
            lambda line: (line.slip_drawer or "", line.debit, line.id)
        )

    def _report_file_name(self):
        self.ensure_one()
        return self.env._("Slip %s", self.name or "")
