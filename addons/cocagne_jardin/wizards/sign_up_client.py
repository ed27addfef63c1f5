from odoo import api, fields, models
from odoo.exceptions import UserError


class SignUp(models.TransientModel):
    """First step: a client who is known, or a new one (R22, R75)."""

    _inherit = "cocagne.sign.up"

    partner_id = fields.Many2one(
        "res.partner",
        "Client",
        check_company=True,
        domain=[("cocagne_client", "=", True)],
        help="Type any part of the name, the number, the mail or the phone.",
    )
    is_new = fields.Boolean("New client")
    is_company = fields.Boolean("Organisation")
    title_id = fields.Many2one("cocagne.client.title", check_company=True)
    firstname = fields.Char("First name")
    lastname = fields.Char("Name")
    street = fields.Char("Address")
    zip = fields.Char("Postcode")
    city = fields.Char("Town")
    phone = fields.Char()
    phone_2 = fields.Char("Other phone")
    email = fields.Char("Mail address")
    accepts_mail = fields.Boolean("Accepts mails", default=True)
    accepts_sms = fields.Boolean("Accepts text messages")
    category_ids = fields.Many2many("res.partner.category", string="Categories")
    similar_ids = fields.Many2many("res.partner", compute="_compute_similar_ids")
    client_name = fields.Char(compute="_compute_client_name")
    client_note = fields.Char(compute="_compute_client_note")

    @api.depends("partner_id", "is_new", "lastname", "firstname")
    def _compute_client_name(self):
        for sign_up in self:
            parts = [sign_up.firstname, sign_up.lastname]
            sign_up.client_name = sign_up.partner_id.display_name or " ".join(
                part for part in parts if part
            )

    @api.depends("partner_id")
    def _compute_client_note(self):
        """What the desk should know of a known client."""
        for sign_up in self:
            partner, notes = sign_up.partner_id, []
            if partner and partner.member_balance < 0:
                owed = sign_up.currency_id.format(-partner.member_balance)
                notes.append(self.env._("owes %s to the garden", owed))
            if partner.running_subscription_count:
                notes.append(
                    self.env._(
                        "subscriptions running: %s", partner.running_subscription_count
                    )
                )
            if partner.open_claim_count:
                notes.append(self.env._("open claims: %s", partner.open_claim_count))
            sign_up.client_note = ", ".join(notes)

    @api.depends("is_new", "lastname", "firstname", "email", "phone")
    def _compute_similar_ids(self):
        for sign_up in self:
            found = self.env["res.partner"]
            if sign_up.is_new and not sign_up.partner_id:
                found = found._find_similar(
                    sign_up.company_id,
                    " ".join(filter(None, [sign_up.firstname, sign_up.lastname])),
                    sign_up.email,
                    sign_up.phone,
                )
            sign_up.similar_ids = found

    @api.onchange("is_new")
    def _onchange_is_new(self):
        if self.is_new:
            self.partner_id = False

    def action_new_client(self):
        """Ask for the identity of somebody who is not known yet."""
        self.write({"is_new": True, "partner_id": False})
        return True

    def action_known_client(self):
        """Search a known client instead."""
        self.is_new = False
        return True

    def _client_values(self):
        """Values of the new client."""
        vals = {
            "cocagne_client": True,
            "company_id": self.company_id.root_id.id,
            "is_company": self.is_company,
            "client_title_id": self.title_id.id,
            "category_id": [(6, 0, self.category_ids.ids)],
            "country_id": self.company_id.country_id.id,
            "lang": self.env.lang,
        }
        names = ("street", "zip", "city", "phone", "phone_2", "email")
        vals |= {name: self[name] for name in names}
        vals |= {name: self[name] for name in ("accepts_mail", "accepts_sms")}
        if self.is_company:
            return vals | {"name": self.lastname}
        return vals | {"firstname": self.firstname, "lastname": self.lastname}

    def _make_client(self):
        """The client: the known one, or the new one written now."""
        if self.partner_id:
            return self.partner_id
        desk = self.env["res.partner"].with_context(cocagne_desk=True)
        return desk.create(self._client_values()).with_env(self.env)

    def _client_draft(self):
        """The client in memory, to ask for rules before it is written."""
        return self.partner_id or self.env["res.partner"].new(self._client_values())

    def _check_step_client(self):
        if self.partner_id:
            return
        if not self.is_new:
            raise UserError(
                self.env._(
                    "Search the client by any part of the name, or press « New client »."
                )
            )
        self._client_draft()._check_identity()
