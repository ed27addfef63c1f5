from odoo import api, fields, models
from odoo.exceptions import UserError

from . import iban

#: Who works with whole numbers (files for the bank, statements).
RAW_READERS = (
    "cocagne_jardin.group_accountant",
    "account.group_account_invoice",
    "account.group_account_user",
    "base.group_system",
)
RAW_FIELDS = {"acc_number", "sanitized_acc_number"}


class ResPartnerBank(models.Model):
    """Bank account numbers are masked; who unmasks one is written down (R103)."""

    _inherit = "res.partner.bank"
    _check_company_domain = models.check_company_domain_parent_of

    acc_type = fields.Selection(compute_sudo=True)
    acc_number_masked = fields.Char(
        "Account number", compute="_compute_acc_number_masked", compute_sudo=True
    )
    acc_number_scrambled = fields.Char(compute_sudo=True)
    display_name = fields.Char(compute_sudo=True)

    def _has_field_access(self, field, operation):
        """Whole numbers are read only by the roles that work with them.

        The desk types a number, and unmasks one at a time by ``action_reveal``.
        """
        if (
            operation == "read"
            and field.name in RAW_FIELDS
            and not self.env.su
            and not self._reads_raw_numbers()
        ):
            return False
        return super()._has_field_access(field, operation)

    @api.model
    def _reads_raw_numbers(self):
        return any(self.env.user.has_group(group) for group in RAW_READERS)

    @api.depends("acc_number")
    def _compute_acc_number_masked(self):
        for bank in self:
            bank.acc_number_masked = iban.mask(bank.acc_number)

    @api.depends("acc_number", "bank_id", "allow_out_payment", "partner_id")
    @api.depends_context("display_account_trust")
    def _compute_display_name(self):
        super()._compute_display_name()
        for bank in self:
            number, masked = bank.acc_number, iban.mask(bank.acc_number)
            if number and bank.display_name and not bank._is_public_number():
                bank.display_name = bank.display_name.replace(number, masked)

    def _is_public_number(self):
        """The garden's own account is on its invoices: nothing to hide."""
        self.ensure_one()
        return bool(self.partner_id.ref_company_ids)

    @api.model
    def _search_display_name(self, operator, value):
        if self.env.su or self._reads_raw_numbers():
            return super()._search_display_name(operator, value)
        # a number cannot be guessed by searching it
        return fields.Domain("partner_id.display_name", operator, value)

    def action_reveal(self):
        """Show the whole number, and write down who asked (R103)."""
        self.ensure_one()
        self.check_access("read")
        if not self.env.user.has_groups(
            "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"
        ):
            raise UserError(
                self.env._("Only the sales desk and accountants see bank accounts.")
            )
        # sudo: nobody may write in this log by hand; the role is checked above
        self.env["cocagne.iban.reveal"].sudo()._note(self)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.acc_holder_name or self.partner_id.name,
                # sudo: the desk sees one number at a time, and it is written down
                "message": iban.spaced(self.sudo().acc_number),
                "type": "info",
                "sticky": True,
            },
        }

    @api.model
    def _find_or_create(self, partner, number, holder=None, bic=None):
        """The bank account ``number`` of ``partner``; the desk may add one (R69).

        :raises UserError: the number or the BIC is wrong.
        """
        self._check_number(number)
        # sudo: the desk does not read whole numbers, it may type one; who may write
        # bank accounts is checked
        self.check_access("create")
        banks = self.sudo().with_context(active_test=False)
        bank = banks.search(
            [
                ("partner_id", "=", partner.id),
                ("sanitized_acc_number", "=", iban.compact(number)),
            ],
            limit=1,
        )
        values = {"acc_holder_name": holder or partner.name}
        if bic:
            values["bank_id"] = self._bank_of(bic).id
        if bank:
            bank.write({**values, "active": True})
        else:
            bank = banks.create(
                {
                    "partner_id": partner.id,
                    "acc_number": iban.spaced(number),
                    **values,
                }
            )
        return bank.sudo(self.env.su)

    @api.model
    def _check_number(self, number):
        if not iban.is_valid(number):
            raise UserError(
                self.env._(
                    "The IBAN %s is not right: read it again on the client's RIB, in "
                    "groups of four.",
                    number or "",
                )
            )

    @api.model
    def _bank_of(self, bic):
        code = iban.compact(bic)
        if not iban.is_bic(code):
            raise UserError(
                self.env._(
                    "The BIC %s is not right: it has 8 or 11 letters and digits, and "
                    "is beside the IBAN on the client's RIB.",
                    bic,
                )
            )
        # sudo: banks are shared by all gardens; only their BIC is written
        banks = self.env["res.bank"].sudo()
        found = banks.search([("bic", "=", code)], limit=1)
        return found or banks.create({"name": code, "bic": code})
