from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from . import iban, reference
from .rulebook import mandate_lapses_on

#: Mandates of one client that are looked through for a free reference.
RANKS = 30


class AccountBankingMandate(models.Model):
    """The mandate of a member: reference, signature, successor (R68, R69)."""

    _inherit = "account.banking.mandate"
    _order = "signature_date desc, id desc"
    _check_company_domain = models.check_company_domain_parent_of

    holder = fields.Char(related="partner_bank_id.acc_holder_name")
    bank_number = fields.Char(
        "Bank account number", related="partner_bank_id.acc_number_masked"
    )
    bank_bic = fields.Char(related="partner_bank_id.bank_bic", readonly=True)
    suspended_code = fields.Char(
        "Suspended by the code",
        readonly=True,
        copy=False,
        help="The bank says that this account cannot be debited: a new mandate is "
        "needed.",
    )
    lapses_on = fields.Date(compute="_compute_lapses_on")
    replaced_by_id = fields.Many2one(
        "account.banking.mandate", readonly=True, copy=False, check_company=True
    )

    @api.depends("signature_date", "last_debit_date")
    def _compute_lapses_on(self):
        for mandate in self:
            signed = mandate.signature_date
            mandate.lapses_on = signed and mandate_lapses_on(
                signed, mandate.last_debit_date
            )

    # -- reference -------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Give each mandate its reference, from the client's number (R69)."""
        new = self.env._("New")
        taken = set()
        for vals in vals_list:
            if vals.get("unique_mandate_reference", new) == new:
                found = self._next_reference(vals, taken)
                if found:
                    vals["unique_mandate_reference"] = found
                    taken.add(found)
        return super().create(vals_list)

    @api.model
    def _next_reference(self, vals, taken):
        """The first free reference of the client; None when it has no number."""
        partner = self.env["res.partner"].browse(vals.get("partner_id"))
        number = partner.commercial_partner_id.member_number
        if not number:
            return None
        company = self.env["res.company"].browse(
            vals.get("company_id") or self.env.company.id
        )
        try:
            ranked = [
                company._mandate_reference(number, rank) for rank in range(1, RANKS + 1)
            ]
        except ValueError:
            return None
        # sudo: the creditor's references in all its gardens, also those not seen
        used = self.sudo().search(
            [
                ("company_id", "in", self._same_creditor(company).ids),
                ("unique_mandate_reference", "in", ranked),
            ]
        )
        used = set(used.mapped("unique_mandate_reference")) | taken
        return next((text for text in ranked if text not in used), None)

    @api.model
    def _same_creditor(self, company):
        """The gardens that debit under the same creditor identifier."""
        # sudo: only compared
        creditor = company._creditor()
        identifier = creditor.sepa_creditor_identifier
        if not identifier:
            return creditor | company
        companies = self.env["res.company"].sudo()
        roots = companies.search([("sepa_creditor_identifier", "=", identifier)])
        return companies.search([("id", "child_of", roots.ids)]) | company

    @api.constrains("unique_mandate_reference", "company_id", "format")
    def _check_reference(self):
        for mandate in self.filtered(lambda m: m.format != "basic"):
            text = mandate.unique_mandate_reference
            if not reference.is_valid(text):
                raise ValidationError(
                    self.env._(
                        "Banks refuse the mandate reference %s: 35 characters at most, "
                        "letters without accents, digits, spaces and + ? / - : ( ) . "
                        ", '.",
                        text,
                    )
                )
        self._check_reference_is_unique()

    def _check_reference_is_unique(self):
        for company, mandates in self.grouped("company_id").items():
            others = self._same_creditor(company) - company
            if not others:
                continue
            # sudo: see _next_reference
            twin = self.sudo().search(
                [
                    ("company_id", "in", others.ids),
                    (
                        "unique_mandate_reference",
                        "in",
                        mandates.mapped("unique_mandate_reference"),
                    ),
                ],
                limit=1,
            )
            if twin:
                raise ValidationError(
                    self.env._(
                        "The mandate reference %(reference)s is already used by "
                        "%(garden)s, which debits with the same creditor identifier.",
                        reference=twin.unique_mandate_reference,
                        garden=twin.company_id.name,
                    )
                )

    # -- bank account ----------------------------------------------------------------

    @api.constrains("partner_bank_id", "format")
    def _check_sepa_country(self):
        countries = iban.sepa_countries(fields.Date.context_today(self))
        # sudo: the desk does not read whole numbers
        for mandate in self.sudo().filtered("partner_bank_id"):
            number = mandate.partner_bank_id.acc_number
            if mandate.format == "basic" or not iban.is_valid(number):
                continue  # OCA's check of the type says it
            if iban.country(number) not in countries:
                raise ValidationError(
                    self.env._(
                        "The account %(number)s of %(client)s is in a country that "
                        "SEPA does not reach: it cannot be debited. Ask for another "
                        "account or another payment mode.",
                        number=iban.mask(number),
                        client=mandate.partner_id.name,
                    )
                )

    # -- signature ----------------------------------------------------------------------

    def write(self, vals):
        """The date of the signature makes the mandate valid (R69)."""
        result = super().write(vals)
        if vals.get("signature_date"):
            signed = self.filtered(lambda m: m.state == "draft" and m.partner_bank_id)
            if signed:
                signed.validate()
        return result

    def validate(self):
        result = super().validate()
        self._replace_older()
        self._start_what_waits()
        return result

    def _replace_older(self):
        """The mandates that these ones replace may not be used any more.

        A debit that is in a batch already goes on under its own mandate.
        """
        older = self.search(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("state", "in", ("valid", "final")),
                ("id", "not in", self.ids),
            ]
        )
        for mandate in self:
            replaced = older.filtered(
                lambda m, new=mandate: (
                    m.partner_id == new.partner_id and m.company_id == new.company_id
                )
            )
            replaced.write({"state": "expired", "replaced_by_id": mandate.id})

    def _start_what_waits(self):
        """Subscriptions that waited for the mandate start (R46)."""
        # sudo: starting is a consequence, whoever enters the signature
        self.env["sale.order"].sudo().search(
            [
                ("partner_id.commercial_partner_id", "in", self.partner_id.ids),
                ("is_waiting", "=", True),
            ]
        )._check_start()

    def action_resume(self):
        """Debit again an account that the bank had refused."""
        self.check_access("write")
        self.suspended_code = False
        return True

    def _suspend(self, code):
        """No debit any more until a new mandate, or until somebody resumes it."""
        for mandate in self:
            mandate.suspended_code = code
            mandate.message_post(
                body=self.env._("Suspended: the bank answered %s.", code)
            )

    # -- the paper ------------------------------------------------------------------------

    def action_send_mandate(self):
        """Mail the mandate to sign; twice a day makes no sense and is not done."""
        self.check_access("read")
        if self.filtered(lambda m: not m.partner_bank_id):
            raise UserError(self.env._("Enter the bank account first."))
        sent = self.env["cocagne.mail.scenario"]._send(
            "debit_mandate", self, fields.Date.to_string(fields.Date.today())
        )
        queued = sent.filtered(lambda row: row.state == "queued")
        if not queued:
            raise UserError(
                self.env._(
                    "Nothing was sent: the client has no valid mail address, refuses "
                    "mails, had this one today already, or the mail is switched off "
                    "in Papers and mails. Print the mandate instead."
                )
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": self.env._("The mandate is on its way to the client."),
                "type": "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def action_reveal_bank(self):
        """Show the whole account number; it is written down who did (R103)."""
        self.ensure_one()
        return self.partner_bank_id.action_reveal()

    def _printed_number(self):
        """The whole account number, on the paper that its holder signs."""
        self.ensure_one()
        # sudo: the desk prints what the holder gave, it does not read lists of numbers
        return iban.spaced(self.sudo().partner_bank_id.acc_number)

    def action_print(self):
        """The mandate to sign, as a PDF."""
        report = self.env.ref("cocagne_compta.action_report_mandate")
        return report.report_action(self, config=False)

    @api.model
    def _of_partners(self, partners, company):
        """The mandate with which each member is debited now: {partner: mandate}.

        The valid one; failing that the latest, whatever its state, so that a refusal
        can tell why it is of no use.
        """
        houses = company._with_mother_houses()
        found = self.search(
            Domain("partner_id", "in", partners.ids)
            & Domain("company_id", "in", houses)
        )
        best = {}
        for mandate in found:  # latest first
            known = best.get(mandate.partner_id)
            usable = mandate.state in ("valid", "final")
            if not known or (usable and known.state not in ("valid", "final")):
                best[mandate.partner_id] = mandate
        return best
