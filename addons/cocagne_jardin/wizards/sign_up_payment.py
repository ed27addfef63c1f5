from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.base_iban.models.res_partner_bank import validate_iban


class SignUp(models.TransientModel):
    """How it is paid, and the membership (R31, R69, R76)."""

    _inherit = "cocagne.sign.up"

    allowed_mode_ids = fields.Many2many(
        "cocagne.payment.mode", compute="_compute_allowed_payments"
    )
    allowed_period_ids = fields.Many2many(
        "cocagne.payment.period", compute="_compute_allowed_payments"
    )
    payment_mode_id = fields.Many2one(
        "cocagne.payment.mode",
        "Paid by",
        domain="[('id', 'in', allowed_mode_ids)]",
    )
    payment_period_id = fields.Many2one(
        "cocagne.payment.period",
        "Rhythm",
        domain="[('id', 'in', allowed_period_ids)]",
    )
    is_sepa = fields.Boolean(compute="_compute_is_sepa")
    mandate_id = fields.Many2one(
        "account.banking.mandate", compute="_compute_mandate_id"
    )
    iban = fields.Char("IBAN")
    account_holder = fields.Char(help="When it is not the client.")
    mandate_signed_on = fields.Date(
        "Mandate signed on", help="Empty: the mandate waits for its signature."
    )
    membership_needed = fields.Boolean(compute="_compute_membership_needed")
    membership_is_compulsory = fields.Boolean(compute="_compute_membership_needed")
    membership_type_id = fields.Many2one(
        "cocagne.membership.type",
        "Membership",
        check_company=True,
        default=lambda self: self.env["cocagne.membership"]._default_type(),
    )
    membership_amount = fields.Monetary("Fee", compute="_compute_membership_amount")
    membership_until = fields.Date("Valid until", compute="_compute_membership_amount")
    membership_choice = fields.Selection(
        [
            ("paid", "The fee is paid now"),
            ("invoice", "An invoice is made"),
            ("none", "No membership"),
        ],
        "What happens with the fee",
    )

    @api.depends("line_ids.offer_id")
    def _compute_allowed_payments(self):
        orders = self.env["sale.order"]
        for sign_up in self:
            offers = sign_up.line_ids.offer_id
            for name, field in (
                ("allowed_mode_ids", "payment_mode_ids"),
                ("allowed_period_ids", "payment_period_ids"),
            ):
                choices = self.env[self._fields[name].comodel_name].search([])
                codes = orders._allowed_choices(offers, field)
                if codes is not None:
                    choices = choices.filtered(lambda c, codes=codes: c.code in codes)
                sign_up[name] = choices

    @api.depends("payment_mode_id")
    def _compute_is_sepa(self):
        for sign_up in self:
            sign_up.is_sepa = sign_up.payment_mode_id.code == "sepa"

    @api.depends("partner_id")
    def _compute_mandate_id(self):
        for sign_up in self:
            mandates = self.env["account.banking.mandate"]
            if sign_up.partner_id:
                mandates = mandates.search(
                    [
                        ("partner_id", "=", sign_up.partner_id.id),
                        ("state", "=", "valid"),
                        ("company_id", "=", sign_up.company_id.id),
                    ],
                    limit=1,
                )
            sign_up.mandate_id = mandates

    def _enter_step_payment(self):
        """What is chosen already, or cannot be anything else."""
        if self.payment_mode_id not in self.allowed_mode_ids:
            self.payment_mode_id = False
        if self.payment_period_id not in self.allowed_period_ids:
            self.payment_period_id = False
        if len(self.allowed_mode_ids) == 1:
            self.payment_mode_id = self.allowed_mode_ids
        if len(self.allowed_period_ids) == 1:
            self.payment_period_id = self.allowed_period_ids

    def _check_step_payment(self):
        if not self.payment_mode_id:
            raise UserError(self.env._("Choose how the client pays."))
        if not self.payment_period_id:
            raise UserError(self.env._("Choose the rhythm of the payments."))
        if self.is_sepa and not self.mandate_id:
            self._check_iban()

    def _check_iban(self):
        if not self.iban:
            raise UserError(
                self.env._("A direct debit needs the IBAN: it is on the client's RIB.")
            )
        try:
            validate_iban(self.iban)
        except ValidationError as error:
            raise UserError(
                self.env._(
                    "The IBAN %s is not right: read it again, in groups of four.",
                    self.iban,
                )
            ) from error

    def _make_mandate(self, partner):
        """The bank account and its mandate, where a direct debit has none yet."""
        if not self.is_sepa or self.mandate_id:
            return self.mandate_id
        # sudo: the desk writes a bank account, it need not read whole numbers (R103)
        banks = self.env["res.partner.bank"].sudo()
        self.env["res.partner.bank"].check_access("create")
        bank = banks.search(
            [
                ("partner_id", "=", partner.id),
                ("sanitized_acc_number", "=", self.iban.replace(" ", "").upper()),
            ],
            limit=1,
        ) or banks.create(
            {
                "partner_id": partner.id,
                "acc_number": self.iban,
                "acc_holder_name": self.account_holder or partner.name,
                "company_id": self.company_id.id,
            }
        )
        # sudo: the desk prepares mandates without holding the rights of invoicing;
        # it may write the bank account, which was just checked
        mandate = (
            self.env["account.banking.mandate"]
            .sudo()
            .create(
                {
                    "partner_id": partner.id,
                    "partner_bank_id": bank.id,
                    "company_id": self.company_id.id,
                    "format": "sepa_core",
                    "type": "recurrent",
                    "signature_date": self.mandate_signed_on,
                }
            )
        )
        if self.mandate_signed_on:
            mandate.validate()
        return mandate.sudo(False)

    # -- membership ------------------------------------------------------------------------

    @api.depends("partner_id", "date_start", "line_ids.offer_id", "company_id")
    def _compute_membership_needed(self):
        for sign_up in self:
            company, partner = sign_up.company_id, sign_up.partner_id
            day = sign_up.date_start or fields.Date.context_today(self)
            offers = sign_up.line_ids.offer_id
            free = offers and all(offers.mapped("no_membership_needed"))
            known = partner and partner._has_valid_membership(company, day)
            sign_up.membership_needed = (
                company.use_memberships and not free and not known
            )
            sign_up.membership_is_compulsory = sign_up.membership_needed and (
                company.membership_required or company.membership_linked
            )

    @api.depends("membership_type_id", "date_start", "partner_id")
    def _compute_membership_amount(self):
        for sign_up in self:
            draft = self.env["cocagne.membership"].new(sign_up._membership_values())
            sign_up.membership_amount = draft.amount
            sign_up.membership_until = draft.date_to

    def _membership_values(self, partner=None):
        today = fields.Date.context_today(self)
        return {
            "partner_id": (partner or self.partner_id).id,
            "company_id": self.company_id.root_id.id,
            "type_id": self.membership_type_id.id,
            "date_from": min(today, self.date_start or today),
        }

    def _check_step_membership(self):
        choice, company = self.membership_choice, self.company_id
        if not choice:
            raise UserError(self.env._("Choose what happens with the fee."))
        if choice != "none" and not self.membership_type_id:
            raise UserError(self.env._("Choose the type of membership."))
        if not self.membership_is_compulsory:
            return
        strict = company.membership_required and not company.membership_linked
        if choice == "none" or (
            strict and choice == "invoice" and self.membership_amount
        ):
            raise UserError(
                self.env._(
                    "In this garden only members who paid their fee may subscribe. "
                    "Take the payment of the fee now: %s.",
                    self.currency_id.format(self.membership_amount),
                )
            )

    def _make_membership(self, partner):
        """Write the membership, paid or invoiced, where one is needed."""
        memberships = self.env["cocagne.membership"]
        if not self.membership_needed or self.membership_choice in (False, "none"):
            return memberships
        membership = memberships.create(self._membership_values(partner))
        if membership.state == "unpaid" and self.membership_choice == "paid":
            membership.action_mark_paid()
        elif membership.state == "unpaid":
            membership._create_invoices()
        return membership
