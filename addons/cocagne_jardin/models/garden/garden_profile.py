from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from .setting import setting


class GardenProfile(models.Model):
    """The settings of a garden that its manager may change (R1-R3).

    One row per company, with the company's own id. ``res.company`` itself stays closed
    to managers: only the fields listed here can be written, and only on the gardens of
    the user (see docs/decisions/garden-profile.md). An addon that adds a setting for
    managers adds it here, with ``setting``.
    """

    _name = "cocagne.garden.profile"
    _description = "Garden profile"
    _auto = False
    _log_access = False
    _order = "id"
    _depends = {"res.company": ["active", "parent_id", "write_date"]}

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    parent_id = fields.Many2one("cocagne.garden.profile", "Mother house", readonly=True)
    branch_ids = fields.One2many(
        "cocagne.garden.profile", "parent_id", "Establishments", readonly=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    # The web client asks for it to know when a picture changed.
    write_date = fields.Datetime(readonly=True)

    name = fields.Char(related="company_id.name", readonly=False, string="Legal name")
    logo = setting(fields.Binary, "logo")
    is_garden = setting(fields.Boolean, "is_garden")
    garden_code = setting(fields.Char, "garden_code")
    trade_name = setting(fields.Char, "trade_name")
    legal_form = setting(fields.Selection, "legal_form")
    street = setting(fields.Char, "street")
    street2 = setting(fields.Char, "street2")
    zip = setting(fields.Char, "zip")
    city = setting(fields.Char, "city")
    country_id = setting(fields.Many2one, "country_id")
    phone = setting(fields.Char, "phone")
    email = setting(fields.Char, "email")
    website = fields.Char(
        related="company_id.website", readonly=False, string="Web site"
    )
    siret = fields.Char(
        related="company_id.company_registry",
        readonly=False,
        string="SIRET",
        help="14 digits. They are checked.",
    )
    vat = fields.Char(
        related="company_id.vat",
        readonly=False,
        string="VAT number",
        help="Begins with FR, only when the garden is subject to VAT.",
    )
    vat_liable = setting(fields.Boolean, "vat_liable")
    legal_mention = setting(fields.Text, "legal_mention")
    default_legal_mention = fields.Char(related="company_id.default_legal_mention")
    sepa_creditor_identifier = fields.Char(
        related="company_id.sepa_creditor_identifier",
        readonly=False,
        string="SEPA creditor identifier (ICS)",
        help="Given by the bank; needed for direct debits. It is checked.",
    )
    bank_ids = fields.One2many(
        related="company_id.bank_ids", readonly=False, string="Bank accounts"
    )
    holiday_subdivision = setting(fields.Selection, "holiday_subdivision")
    management_address_id = setting(fields.Many2one, "management_address_id")
    commercial_contact_id = setting(fields.Many2one, "commercial_contact_id")
    use_memberships = setting(fields.Boolean, "use_memberships")
    use_home_delivery = setting(fields.Boolean, "use_home_delivery")
    use_basket_contents = setting(fields.Boolean, "use_basket_contents")
    use_online_orders = setting(fields.Boolean, "use_online_orders")
    bill_not_collected = setting(fields.Boolean, "bill_not_collected")
    billing_start = setting(fields.Date, "billing_start")
    membership_period_mode = setting(fields.Selection, "membership_period_mode")
    membership_required = setting(fields.Boolean, "membership_required")
    membership_product_id = setting(fields.Many2one, "membership_product_id")

    @property
    def _table_query(self):
        return SQL(
            "SELECT id, id AS company_id, parent_id, write_date "
            "FROM res_company WHERE active"
        )

    def write(self, vals):
        """Write the settings on the gardens themselves.

        :raise AccessError: for a garden that is not one of the user's, and for what
            is not a setting: the garden that a profile speaks of never changes.
        """
        self.check_access("write")
        self._check_settings_only(vals)
        vals = dict(vals)
        banks = vals.pop("bank_ids", None)
        # sudo: res.company is written by system administrators only; the rights on
        # this model were checked above and its fields are the only ones reached
        super(GardenProfile, self.sudo()).write(vals)
        if banks is not None:
            # not in sudo: commands on lines could reach the accounts of other gardens
            for profile in self:
                profile.company_id.partner_id.write({"bank_ids": banks})
        return True

    def _check_settings_only(self, vals):
        for name in vals:
            field = self._fields[name]
            if not field.related or field.readonly:
                raise AccessError(
                    self.env._("%s cannot be changed here.", field.string or name)
                )

    def action_open(self):
        """Open the profile of the garden the user works in."""
        company = self.env.company
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("My garden"),
            "res_model": self._name,
            "res_id": company.id,
            "views": [(False, "form")],
        }
