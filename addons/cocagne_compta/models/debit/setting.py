from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cocagne_jardin.models.garden.setting import setting

from . import reference
from .rulebook import NOTICE_DAYS

#: Settings of a garden about its debits; the profile shows the same.
PAIN_VERSIONS = [
    ("pain.008.001.08", "pain.008.001.08 (since 2023)"),
    ("pain.008.001.02", "pain.008.001.02 (older banks)"),
]


class ResCompany(models.Model):
    """How a garden debits its members: references, delays, file and fees (R69, R70)."""

    _inherit = "res.company"

    mandate_prefix = fields.Char(
        "Mandate references begin with",
        default="RUM",
        help="The client's number comes after it: RUM00000154. Imported mandates keep "
        "their own reference.",
    )
    mandate_digits = fields.Integer(
        "Digits of the number in references", default=8, help="Filled with zeros."
    )
    debit_day = fields.Integer(
        "Day of the debits",
        default=5,
        help="Day of the month, 1 to 28. When banks are closed: the next open day.",
    )
    debit_lead_days = fields.Integer(
        "Bank days before the debit",
        default=2,
        help="How many working days before the debit your bank wants the file.",
    )
    debit_notice_days = fields.Integer(
        "Days of notice",
        default=NOTICE_DAYS,
        help="Members are told the amount and the day this long before. 14 days, "
        "unless the mandate or your rules say less.",
    )
    debit_group_dues = fields.Boolean(
        "One debit per member",
        default=True,
        help="What a member owes is debited at once; otherwise invoice by invoice.",
    )
    debit_first_sequence = fields.Boolean(
        "Tell the bank which debit is the first",
        default=True,
        help="FRST for the first debit of a mandate, RCUR after it. Optional since "
        "2016: untick it when your bank wants RCUR always.",
    )
    debit_pain_version = fields.Selection(
        PAIN_VERSIONS, "Format of the file", default=PAIN_VERSIONS[0][0], required=True
    )
    debit_reject_fee = fields.Monetary(
        "Fee of a rejected debit",
        default=0.40,
        help="What your bank takes and the member pays back. 0: nothing.",
    )

    @api.constrains("mandate_prefix", "mandate_digits")
    def _check_mandate_reference(self):
        for company in self:
            try:
                company._mandate_reference("1")
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "Banks refuse the mandate reference %s: use letters, digits "
                        "and dashes, 35 characters at most.",
                        error,
                    )
                ) from error

    @api.constrains("debit_day", "debit_lead_days", "debit_notice_days")
    def _check_debit_delays(self):
        for company in self:
            if not 1 <= company.debit_day <= 28:
                raise ValidationError(
                    self.env._("The day of the debits goes from 1 to 28.")
                )
            if not (
                0 <= company.debit_lead_days <= 14
                and 0 <= company.debit_notice_days <= 60
            ):
                raise ValidationError(
                    self.env._(
                        "The bank wants its file at most 14 days before, and members "
                        "are told at most 60 days before."
                    )
                )

    @api.constrains("debit_reject_fee")
    def _check_debit_reject_fee(self):
        for company in self:
            if company.debit_reject_fee < 0:
                raise ValidationError(self.env._("A fee cannot be negative."))

    def _mandate_reference(self, number, rank=1):
        """The RUM of the ``rank``th mandate of the client ``number``."""
        house = self._creditor()
        return reference.reference(
            (house.mandate_prefix or "").strip(), house.mandate_digits, number, rank
        )

    def _creditor(self):
        """The company whose creditor identifier (ICS) this garden uses.

        An establishment without its own debits in the name of its mother house.
        """
        self.ensure_one()
        # sudo: an establishment's user may not read the mother house
        houses = self.sudo().parent_ids.sorted(lambda c: -len(c.parent_path))
        return houses.filtered("sepa_creditor_identifier")[:1] or self.sudo().root_id

    def _creditor_identifier(self):
        """The SEPA creditor identifier (ICS) of the garden; may be empty."""
        return self._creditor().sepa_creditor_identifier or ""


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    mandate_prefix = setting(fields.Char, "mandate_prefix")
    mandate_digits = setting(fields.Integer, "mandate_digits")
    debit_day = setting(fields.Integer, "debit_day")
    debit_lead_days = setting(fields.Integer, "debit_lead_days")
    debit_notice_days = setting(fields.Integer, "debit_notice_days")
    debit_group_dues = setting(fields.Boolean, "debit_group_dues")
    debit_first_sequence = setting(fields.Boolean, "debit_first_sequence")
    debit_pain_version = setting(fields.Selection, "debit_pain_version")
    debit_reject_fee = setting(fields.Monetary, "debit_reject_fee")
    mandate_example = fields.Char(
        "Next reference looks like", compute="_compute_mandate_example"
    )

    @api.depends("mandate_prefix", "mandate_digits")
    def _compute_mandate_example(self):
        for profile in self:
            try:
                found = reference.reference(
                    (profile.mandate_prefix or "").strip(),
                    profile.mandate_digits or 0,
                    "154",
                )
            except ValueError:
                found = ""
            profile.mandate_example = found
