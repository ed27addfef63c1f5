from odoo import api, fields, models
from odoo.exceptions import UserError

from .res_partner import DESK, search_words


class ResPartner(models.Model):
    """The identity that the desk asks from a client (R22, R23, R25, R26)."""

    _inherit = "res.partner"

    client_title_id = fields.Many2one("cocagne.client.title", "Title")
    phone_3 = fields.Char("Third phone")
    profession = fields.Char(groups=DESK)
    birth_date = fields.Date(groups=DESK)
    volunteer_domain_ids = fields.Many2many(
        "cocagne.volunteer.domain", string="Lends a hand with", groups=DESK
    )
    staff_status_id = fields.Many2one(
        "cocagne.staff.status",
        "Works at the garden as",
        groups=DESK,
        index="btree_not_null",
        help="Staff pays no membership fee, and its baskets follow the price of its "
        "status.",
    )
    is_shareholder = fields.Boolean("Shareholder", groups=DESK)
    is_board_member = fields.Boolean("Member of the board", groups=DESK)

    @api.model_create_multi
    def create(self, vals_list):
        partners = super().create(vals_list)
        partners._check_identity_at_desk()
        return partners

    def write(self, vals):
        result = super().write(vals)
        if self._identity_fields() & vals.keys():
            self._check_identity_at_desk()
        return result

    @api.model
    def _identity_fields(self):
        return {
            "cocagne_client",
            "name",
            "firstname",
            "lastname",
            "street",
            "zip",
            "city",
            "phone",
            "email",
        }

    def _missing_identity(self):
        """What is still missing of the mandatory identity, in words (R22)."""
        self.ensure_one()
        wanted = [
            ("lastname" if not self.is_company else "name", self.env._("name")),
            ("street", self.env._("address")),
            ("zip", self.env._("postcode")),
            ("city", self.env._("town")),
            ("phone", self.env._("phone")),
        ]
        if not self.is_company:
            wanted.insert(1, ("firstname", self.env._("first name")))
        company = self.company_id or self.env.company
        if company.client_email_required:
            wanted.append(("email", self.env._("mail")))
        return [label for name, label in wanted if not self[name]]

    def _check_identity(self):
        """Refuse clients whose mandatory identity is not complete (R22).

        :raise UserError: naming the client and what is missing.
        """
        for partner in self.filtered(lambda p: p.cocagne_client and not p.parent_id):
            missing = partner._missing_identity()
            if missing:
                raise UserError(
                    self.env._(
                        "Still missing for %(client)s: %(fields)s. Ask the client, "
                        "then save.",
                        client=partner.name or self.env._("the new client"),
                        fields=", ".join(missing),
                    )
                )

    def _check_identity_at_desk(self):
        # files of a garden and other programs may hold less: only screens insist
        if self.env.context.get("cocagne_desk"):
            self._check_identity()

    @api.onchange("volunteer_domain_ids")
    def _onchange_volunteer_domain_ids(self):
        if self.volunteer_domain_ids and self.volunteer in (False, "no"):
            self.volunteer = "yes"

    @api.depends("phone_3")
    def _compute_search_text(self):
        super()._compute_search_text()
        for partner in self.filtered("phone_3"):
            digits = "".join(char for char in partner.phone_3 if char.isdigit())
            partner.search_text = f"{partner.search_text} {digits}"

    @api.model
    def _find_similar(self, company, name=None, email=None, phone=None):
        """Clients of the garden who may be this person already (R75).

        Same mail, same phone, or all the words of the name.
        """
        domains = []
        if email:
            domains.append([("email", "=ilike", email.strip())])
        digits = "".join(char for char in phone or "" if char.isdigit())
        if len(digits) >= 8:
            domains.append([("search_text", "ilike", digits)])
        words = search_words(name)
        if len(words) > 1:
            domains.append([("search_text", "ilike", word) for word in words])
        found = self.browse()
        for domain in domains:
            found |= self.search(
                [
                    ("cocagne_client", "=", True),
                    ("company_id", "=", company.root_id.id),
                    *domain,
                ],
                limit=5,
            )
        return found
