from odoo import models

from .wipe import erase_talk


class EmployeeEraseBank(models.Model):
    """Bank accounts on which an employee was paid go with the file (RGPD, art. 5-1 e)."""

    _inherit = "hr.employee"

    def _erase_file(self):
        done = super()._erase_file()
        for person in self:
            accounts = person._erased_accounts()
            models.BaseModel.write(person, {"bank_account_ids": [(5, 0, 0)]})
            accounts._erase_account()
        return done

    def _erased_accounts(self):
        """Accounts of the person alone: not those of a contact that has other dealings.

        A member who pays baskets from the same account keeps it as a member.
        """
        contact = self.work_contact_id
        accounts = self.with_context(active_test=False).bank_account_ids
        if self._has_own_contact():
            accounts |= contact.with_context(active_test=False).bank_ids
        else:
            accounts = accounts.filtered(lambda one: one.partner_id != contact)
        others = self.search(
            [("bank_account_ids", "in", accounts.ids), ("id", "not in", self.ids)]
        )
        return accounts - others.bank_account_ids


class ResPartnerBankErasure(models.Model):
    _inherit = "res.partner.bank"

    def _erase_account(self):
        """No number and no holder any more.

        Odoo archives an account instead of deleting it, as entries and mandates may point
        to it: the row stays, and says nothing.
        """
        for account in self:
            # what Odoo locks on a trusted account does not hold against an erasure
            models.BaseModel.write(
                account,
                {
                    "acc_number": self.env._("Account erased %s", account.id),
                    "acc_holder_name": False,
                    "active": False,
                },
            )
        erase_talk(self)
