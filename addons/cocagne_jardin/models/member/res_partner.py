import re
import unicodedata

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: Who reads what a person pays or owes.
DESK = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


def search_words(text):
    """The words of ``text`` without case, accents or punctuation.

    "Éric d'Avout" gives ``["eric", "d", "avout"]``.
    """
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9@]+", plain.lower())


class ResPartner(models.Model):
    """The client of a garden; a member when a membership is running (R22-R26)."""

    _inherit = "res.partner"

    cocagne_client = fields.Boolean(
        "Client of the garden",
        index=True,
        help="Buys from the garden or is a member of it; gets a number.",
    )
    member_number = fields.Char(
        copy=False,
        index="btree_not_null",
        help="Given by the system. The number of the former software can be kept.",
    )
    search_text = fields.Char(
        compute="_compute_search_text", store=True, index="trigram"
    )
    client_type = fields.Selection(
        [("person", "Private person"), ("company", "Organisation")],
        compute="_compute_client_type",
    )
    phone_2 = fields.Char("Other phone")
    accepts_mail = fields.Boolean("Accepts mails", default=True)
    accepts_sms = fields.Boolean("Accepts text messages")
    volunteer = fields.Selection(
        [("yes", "Yes"), ("maybe", "Maybe"), ("no", "No")],
        help="Ready to lend a hand: gardening, stand, cooking...",
    )
    member_balance = fields.Monetary(
        "Balance",
        compute="_compute_member_balance",
        search="_search_member_balance",
        groups=DESK,
        help="Negative when the member owes money to the garden, positive when the "
        "garden holds an advance of the member.",
    )

    _member_number_unique = models.UniqueIndex(
        "(COALESCE(company_id, 0), member_number) WHERE member_number IS NOT NULL",
        "This member number is already used in the garden.",
    )

    @api.depends("complete_name", "member_number", "email", "phone", "phone_2")
    def _compute_search_text(self):
        for partner in self:
            values = [partner.member_number, partner.complete_name, partner.email]
            words = search_words(" ".join(value for value in values if value))
            phones = [partner.phone, partner.phone_2]
            digits = [re.sub(r"\D", "", phone) for phone in phones if phone]
            partner.search_text = " ".join(words + digits)

    @api.depends("is_company")
    def _compute_client_type(self):
        for partner in self:
            partner.client_type = "company" if partner.is_company else "person"

    @api.model
    def _search_display_name(self, operator, value):
        """Also find by number and by any words of the name, in any order (R22)."""
        domain = super()._search_display_name(operator, value)
        words = search_words(value) if isinstance(value, str) else []
        if operator == "ilike" and words:
            domain |= Domain.AND(Domain("search_text", "ilike", word) for word in words)
        return domain

    @api.depends_context("company")
    @api.depends("credit")
    def _compute_member_balance(self):
        # sudo: credit is for accountants; the sales desk tells members what they owe
        for partner, accounted in zip(self, self.sudo(), strict=True):
            partner.member_balance = -accounted.credit

    def _search_member_balance(self, operator, value):
        mirrored = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
        if operator not in mirrored:
            return NotImplemented
        # sudo: same reason as for the field itself
        found = self.sudo()._search([("credit", mirrored[operator], -value)])
        return Domain("id", "in", found)

    @api.constrains("cocagne_client", "company_id")
    def _check_client_has_garden(self):
        for partner in self:
            shared = partner.partner_share and not partner.company_id
            if partner.cocagne_client and shared:
                raise ValidationError(
                    self.env._(
                        "%s is a client: choose the garden, otherwise all gardens "
                        "would see this person.",
                        partner.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        default = self.default_get(["cocagne_client"]).get("cocagne_client")
        for vals in vals_list:
            is_client = vals.get("cocagne_client", default)
            if is_client and not vals.get("company_id"):
                vals["company_id"] = self.env.company.root_id.id
        partners = super().create(vals_list)
        partners._assign_member_numbers()
        return partners

    def write(self, vals):
        res = super().write(vals)
        if vals.get("cocagne_client"):
            self._assign_member_numbers()
        return res

    def _become_clients(self, company):
        """Make these people clients of ``company``: number and garden are set (R22)."""
        todo = self.filtered(lambda partner: not partner.cocagne_client)
        strangers = todo.filtered(lambda p: not p.company_id and p.partner_share)
        strangers.write({"company_id": company.root_id.id, "cocagne_client": True})
        (todo - strangers).write({"cocagne_client": True})

    def _assign_member_numbers(self):
        """Number the clients that have none yet, after the numbers in use (R22)."""
        todo = self.filtered(lambda p: p.cocagne_client and not p.member_number)
        for company, partners in todo.grouped("company_id").items():
            garden = company or self.env.company
            numbers = garden._take_member_numbers(len(partners))
            for partner, number in zip(partners, numbers, strict=True):
                partner.member_number = number
