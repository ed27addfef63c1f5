from odoo import models

from .wipe import erase_talk, remove


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
        """Delete what nothing uses; what an entry points to keeps no number."""
        used = self.filtered(lambda one: one._is_used())
        for account in used:
            # what Odoo locks on a trusted account does not hold against an erasure
            models.BaseModel.write(
                account,
                {
                    "acc_number": self.env._("Account erased %s", account.id),
                    "acc_holder_name": False,
                    "active": False,
                },
            )
        erase_talk(used)
        remove(self - used)

    def _is_used(self):
        """Whether a payment, an entry or a mandate keeps this account."""
        self.ensure_one()
        return any(
            self.env[model]
            .sudo()
            .with_context(active_test=False)
            .search_count([(name, "=", self.id)], limit=1)
            for model, name in self._account_links()
        )

    def _account_links(self):
        """(model, field) of all that points to an account: payments, entries, mandates."""
        for name in self.env.registry:
            model = self.env[name]
            if model._abstract or model._transient or not model._auto:
                continue
            for field in model._fields.values():
                if field.comodel_name == self._name and (
                    field.type == "many2one" and field.store
                ):
                    yield name, field.name
