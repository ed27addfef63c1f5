from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class GardenProfile(models.Model):
    """The settings of a garden that its manager may change (R1-R3).

    One row per company, with the company's own id. ``res.company`` itself stays closed
    to managers: only the fields listed here can be written, and only on the gardens of
    the user (see docs/decisions/garden-profile.md). An addon that adds a setting for
    managers adds a related field here.
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
    logo = fields.Binary(related="company_id.logo", readonly=False)
    is_garden = fields.Boolean(related="company_id.is_garden", readonly=False)
    garden_code = fields.Char(related="company_id.garden_code", readonly=False)
    trade_name = fields.Char(related="company_id.trade_name", readonly=False)
    legal_form = fields.Selection(related="company_id.legal_form", readonly=False)
    street = fields.Char(related="company_id.street", readonly=False)
    street2 = fields.Char(related="company_id.street2", readonly=False)
    zip = fields.Char(related="company_id.zip", readonly=False)
    city = fields.Char(related="company_id.city", readonly=False)
    country_id = fields.Many2one(related="company_id.country_id", readonly=False)
    phone = fields.Char(related="company_id.phone", readonly=False)
    email = fields.Char(related="company_id.email", readonly=False)
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
    vat_liable = fields.Boolean(related="company_id.vat_liable", readonly=False)
    legal_mention = fields.Text(related="company_id.legal_mention", readonly=False)
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
    holiday_subdivision = fields.Selection(
        related="company_id.holiday_subdivision", readonly=False
    )
    management_address_id = fields.Many2one(
        related="company_id.management_address_id", readonly=False
    )
    commercial_contact_id = fields.Many2one(
        related="company_id.commercial_contact_id", readonly=False
    )
    use_memberships = fields.Boolean(
        related="company_id.use_memberships", readonly=False
    )
    use_home_delivery = fields.Boolean(
        related="company_id.use_home_delivery", readonly=False
    )
    use_basket_contents = fields.Boolean(
        related="company_id.use_basket_contents", readonly=False
    )
    use_online_orders = fields.Boolean(
        related="company_id.use_online_orders", readonly=False
    )
    bill_not_collected = fields.Boolean(
        related="company_id.bill_not_collected", readonly=False
    )
    billing_start = fields.Date(related="company_id.billing_start", readonly=False)
    membership_period_mode = fields.Selection(
        related="company_id.membership_period_mode", readonly=False
    )
    membership_required = fields.Boolean(
        related="company_id.membership_required", readonly=False
    )
    membership_product_id = fields.Many2one(
        related="company_id.membership_product_id", readonly=False
    )

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
