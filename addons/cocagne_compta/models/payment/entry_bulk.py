from odoo import models


class AccountPayment(models.Model):
    """Many payments are posted at once, with as few questions to the database.

    Odoo makes their entries together, but links them to their payments one at a time
    and works out after each what depends on a payment: invoices, memberships, slips.
    """

    _inherit = "account.payment"

    def action_post(self):
        """Fiscal position and format of the number are the same for all of a day."""
        quick = self.with_context(billing_positions={}, billing_formats={})
        return super(AccountPayment, quick).action_post()

    def _generate_journal_entry(
        self, write_off_line_vals=None, force_balance=None, line_ids=None
    ):
        if write_off_line_vals or force_balance is not None or line_ids:
            return super()._generate_journal_entry(
                write_off_line_vals=write_off_line_vals,
                force_balance=force_balance,
                line_ids=line_ids,
            )
        payments = self.filtered(lambda p: not p.move_id and p.outstanding_account_id)
        entries = self.env["account.move"].create(
            [payment._generate_move_vals() for payment in payments]
        )
        payments._link_entries(entries)
        return None

    def _link_entries(self, entries):
        """Give each payment its entry: ``write``, with other values on each record.

        The state follows in the ``write`` that asked for the entries.
        """
        self.check_access("write")
        link = self._fields["move_id"]
        self.modified([link.name], before=True)
        for payment, entry in zip(self, entries, strict=True):
            link.write(payment, entry.id)
        self.modified([link.name])
        self._check_company([link.name])
