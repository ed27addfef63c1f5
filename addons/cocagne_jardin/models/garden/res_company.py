import holidays

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

#: The words that French law asks for, whatever the language of the reader.
MENTION_FRANCHISE = "TVA non applicable, art. 293 B du CGI"
MENTION_ASSOCIATION = "Exonération de TVA, art. 261-7-1° du CGI"

#: Settings that a mother house decides for all its establishments (R2, R31, R33).
ROOT_SETTINGS = ["use_memberships", "membership_period_mode", "membership_required"]


class ResCompany(models.Model):
    """A garden, or one of its establishments when it has a parent (R1-R3)."""

    _inherit = "res.company"

    is_garden = fields.Boolean(
        "Is a garden", help="Tick it for a garden, not for a head office or a network."
    )
    garden_code = fields.Char(
        "Code of the garden",
        copy=False,
        help="Short code of the garden in files and exports, like LAC.",
    )
    trade_name = fields.Char(
        help="The name that members know, when it is not the legal name."
    )
    legal_form = fields.Selection(
        [
            ("association", "Association (law of 1901)"),
            ("scic", "SCIC (cooperative of collective interest)"),
            ("company", "Company (SARL, SAS...)"),
            ("sole_trader", "Sole trader"),
            ("public", "Public body (town, CCAS...)"),
        ]
    )
    vat_liable = fields.Boolean(
        "Subject to VAT",
        default=True,
        help="Untick it when the garden charges no VAT at all: its invoices then "
        "carry the mention that the law asks for.",
    )
    legal_mention = fields.Text(
        "Mention on invoices",
        translate=True,
        help="Written on invoices when the garden charges no VAT. Leave it empty to "
        "use the usual wording, shown in grey.",
    )
    default_legal_mention = fields.Char(compute="_compute_default_legal_mention")
    holiday_subdivision = fields.Selection(
        "_selection_holiday_subdivision",
        "Local public holidays",
        help="Choose it only where the law adds public holidays: Alsace, Moselle, "
        "overseas. Leave it empty everywhere else.",
    )
    management_address_id = fields.Many2one(
        "res.partner",
        "Management address",
        help="Where letters go, when it is not the registered office.",
    )
    commercial_contact_id = fields.Many2one(
        "res.partner",
        "Commercial contact",
        help="The person whom members and depots call.",
    )

    use_memberships = fields.Boolean(
        "Memberships",
        default=True,
        help="The garden is an association with members who pay a fee.",
    )
    use_home_delivery = fields.Boolean(
        "Home delivery", help="Baskets are also brought to the homes of members."
    )
    use_basket_contents = fields.Boolean(
        "Contents of baskets", help="Write each week what is in the baskets."
    )
    use_online_orders = fields.Boolean(
        "Online orders", help="Members order and change their baskets on the web site."
    )
    bill_not_collected = fields.Boolean(
        "Bill baskets not collected",
        default=True,
        help="A basket that was prepared but that the member did not fetch is billed "
        "all the same. Untick it to bill only what was collected.",
    )
    billing_start = fields.Date(
        "Billed here from",
        help="For a garden that arrives in the middle of a season: baskets delivered "
        "before this day were billed elsewhere and are left out. Empty: all are billed.",
    )

    membership_period_mode = fields.Selection(
        [
            ("fixed", "Same period for everybody"),
            ("rolling", "12 months from the day of joining"),
        ],
        string="Members pay for",
        default="fixed",
        required=True,
        help="Same period: all members renew together. 12 months: each member renews "
        "at their own date.",
    )
    membership_required = fields.Boolean(
        "Membership is compulsory",
        help="Nobody can subscribe to baskets without a valid membership.",
    )
    membership_product_id = fields.Many2one(
        "product.product",
        "Product on fee invoices",
        help="Its income account receives the membership fees.",
    )

    _garden_code_unique = models.UniqueIndex(
        "(garden_code) WHERE garden_code IS NOT NULL",
        "Another garden already has this code.",
    )

    @api.model
    def _selection_holiday_subdivision(self):
        """The places whose public holidays differ, as the ``holidays`` library has it.

        Keys are the codes of the library; school zones are left out, as they have no
        public holiday of their own.
        """
        labels = {}
        for alias, code in holidays.country_holidays("FR").subdivisions_aliases.items():
            if len(alias) > len(labels.get(code, "")):
                labels[code] = alias
        return sorted(labels.items(), key=lambda item: item[1])

    def _get_company_root_delegated_field_names(self):
        return super()._get_company_root_delegated_field_names() + ROOT_SETTINGS

    @api.depends("vat_liable", "legal_form")
    def _compute_default_legal_mention(self):
        for company in self:
            if company.vat_liable:
                company.default_legal_mention = False
            elif company.legal_form == "association":
                company.default_legal_mention = MENTION_ASSOCIATION
            else:
                company.default_legal_mention = MENTION_FRANCHISE

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._create_garden_warehouses()
        companies._drop_default_logo()
        return companies

    def write(self, vals):
        result = super().write(vals)
        if vals.get("is_garden"):
            self._create_garden_warehouses()
        return result

    def _drop_default_logo(self):
        """No picture rather than Odoo's "Your logo" on the papers of a garden."""
        gardens = self.filtered(lambda company: company.root_id.is_garden)
        gardens.filtered("uses_default_logo").logo = False

    def _create_garden_warehouses(self):
        """A garden and its establishments have a place for their vegetables (R42)."""
        companies = self | self.child_ids
        gardens = companies.filtered(lambda company: company.root_id.is_garden)
        # sudo: stock is set up with the garden, whoever creates it
        warehouses = self.env["stock.warehouse"].sudo()
        known = warehouses.with_context(active_test=False).search(
            [("company_id", "in", gardens.ids)]
        )
        warehouses.create(
            [
                {
                    "name": company.name,
                    "company_id": company.id,
                    "code": f"J{company.id}",
                }
                for company in gardens - known.company_id
            ]
        )

    def _invoice_legal_mention(self):
        """The VAT mention to write on this garden's invoices; empty if VAT is due."""
        self.ensure_one()
        if self.vat_liable:
            return ""
        return self.legal_mention or self.default_legal_mention

    def _with_mother_houses(self):
        """Ids of this garden and of the houses above it (R2)."""
        self.ensure_one()
        # sudo: an establishment may not read the company of its mother house; only
        # its id leaves this method
        return self.sudo().parent_ids.ids

    @api.constrains("management_address_id", "commercial_contact_id")
    def _check_contacts_company(self):
        for company in self:
            contacts = company.management_address_id | company.commercial_contact_id
            if set(contacts.company_id.ids) - set(company._with_mother_houses()):
                raise ValidationError(
                    self.env._(
                        "The contacts of %(garden)s must not belong to another garden. "
                        "Choose other ones.",
                        garden=company.name,
                    )
                )

    def _get_membership_product(self):
        """The product of fee invoices, created at the first need (R35).

        It carries no tax: membership fees are out of the scope of VAT.
        """
        self.ensure_one()
        # sudo: an establishment may not read the company of its mother house; the
        # product itself is created and read with the rights of the user
        company = self.root_id.sudo()
        if not company.membership_product_id:
            company.membership_product_id = self.env["product.product"].create(
                {
                    "name": self.env._("Membership fee"),
                    "type": "service",
                    "invoice_policy": "order",
                    "list_price": 0.0,
                    "taxes_id": False,
                    "supplier_taxes_id": False,
                    "purchase_ok": False,
                    "company_id": company.id,
                }
            )
        return company.membership_product_id.sudo(False)

    def _member_sequence(self):
        """The sequence of the member numbers, made when first needed (R22)."""
        self.ensure_one()
        # sudo: sequences are a setting of the system, numbering is everybody's need
        sequences = self.env["ir.sequence"].sudo()
        domain = [("code", "=", "cocagne.member"), ("company_id", "=", self.root_id.id)]
        return sequences.search(domain, limit=1) or sequences.create(
            {
                "name": f"Member numbers - {self.sudo().root_id.name}",
                "code": "cocagne.member",
                "company_id": self.root_id.id,
                "implementation": "no_gap",
                "padding": 4,
            }
        )

    def _take_member_numbers(self, count):
        """Reserve ``count`` member numbers at once, above those in use (R22)."""
        sequence = self._member_sequence()
        sequence.flush_recordset()
        self.env["res.partner"].flush_model(["member_number", "company_id"])
        # The lock makes two people who add members at the same time wait in turn.
        # Longer figures are not counted: they are phones or dates typed by mistake.
        rows = self.env.execute_query(
            SQL(
                """
                SELECT GREATEST(number_next, (
                           SELECT max(member_number::int) + 1
                             FROM res_partner
                            WHERE company_id = %s AND member_number ~ '^[0-9]{1,7}$'
                       ))
                  FROM ir_sequence
                 WHERE id = %s
                   FOR UPDATE
                """,
                self.root_id.id,
                sequence.id,
            )
        )
        first = rows[0][0]
        sequence.number_next = first + count
        numbers = range(first, first + count)
        return [sequence.get_next_char(number) for number in numbers]
