from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class Depot(models.Model):
    """A place where members fetch their baskets (R10-R12, R17).

    Address, phones, picture and position are those of a contact, so that maps, mails
    and labels of Odoo work on it.
    """

    _name = "cocagne.depot"
    _description = "Depot"
    _inherit = "cocagne.of.garden"
    _inherits = {"res.partner": "partner_id"}
    _order = "number"
    _rec_names_search = ["number", "partner_id.name", "partner_id.city"]
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner", "Address card", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        help="The establishment that serves the depot: it makes the sales (R2)."
    )
    active = fields.Boolean(default=True)
    number = fields.Integer(
        readonly=True, copy=False, help="Given by the system, never changes."
    )
    category = fields.Selection(
        [
            ("open", "Open to all"),
            ("reserved", "Reserved for a public"),
            ("professional", "Professional"),
        ],
        default="open",
        required=True,
        help="A reserved depot asks for its password. A professional one is hidden "
        "from the public.",
    )
    reserved_note = fields.Char(
        "Reserved for",
        help="Shown to the public, for example: the staff of the school.",
    )
    access_code = fields.Char(
        "New password",
        compute="_compute_access_code",
        inverse="_inverse_access_code",
        help="What members type to choose this depot. Kept unreadable once saved.",
    )
    access_code_hash = fields.Char(groups=fields.NO_ACCESS, copy=False)
    has_access_code = fields.Boolean(compute="_compute_has_access_code")
    stop_ids = fields.One2many("cocagne.round.stop", "depot_id", "Stops")
    round_ids = fields.Many2many(
        "cocagne.round",
        string="Rounds",
        compute="_compute_round_ids",
        search="_search_round_ids",
    )
    contact_name = fields.Char("Contact person")
    contact_phone = fields.Char("Phone of the contact")

    _number_unique = models.UniqueIndex(
        "(company_id, number)", "This depot number is already used."
    )

    @api.depends("stop_ids.round_id")
    def _compute_round_ids(self):
        for depot in self:
            depot.round_ids = depot.stop_ids.round_id

    @api.model
    def _search_round_ids(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        return Domain("stop_ids.round_id", operator, value)

    @api.depends("number", "partner_id.name")
    def _compute_display_name(self):
        for depot in self:
            depot.display_name = f"{depot.number} {depot.name or ''}".strip()

    @api.depends("access_code_hash")
    def _compute_access_code(self):
        self.access_code = False

    @api.depends("access_code_hash")
    def _compute_has_access_code(self):
        # sudo: the hash itself is closed to everybody; only its presence is told
        for depot in self:
            depot.has_access_code = bool(depot.sudo().access_code_hash)

    def _inverse_access_code(self):
        for depot in self.filtered("access_code"):
            depot.set_access_code(depot.access_code)

    def set_access_code(self, code):
        """Set the password of a reserved depot; an empty one removes it (R11)."""
        self.ensure_one()
        self.check_access("write")
        hashed = self.env.user._crypt_context().hash(code) if code else False
        # sudo: the hash is closed to everybody
        self.sudo().access_code_hash = hashed

    def check_access_code(self, code):
        """Whether ``code`` opens this depot; one without password is open (R11)."""
        self.ensure_one()
        # sudo: the hash is closed to everybody
        hashed = self.sudo().access_code_hash
        if not hashed:
            return True
        return bool(code) and self.env.user._crypt_context().verify(code, hashed)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.setdefault("company_id", self.env.company.id)
            vals.setdefault("is_company", True)
        self._number_new_depots(vals_list)
        depots = super().create(vals_list)
        for depot in depots:
            depot.partner_id.company_id = depot.company_id
        return depots

    @api.model
    def _number_new_depots(self, vals_list):
        """Give the next free number of the garden where none is imported (R10)."""
        companies = {vals["company_id"] for vals in vals_list}
        highest = dict(
            self.with_context(active_test=False)._read_group(
                [("company_id", "in", list(companies))],
                ["company_id"],
                ["number:max"],
            )
        )
        last = {company.id: number or 0 for company, number in highest.items()}
        for vals in vals_list:
            company = vals["company_id"]
            vals["number"] = vals.get("number") or last.get(company, 0) + 1
            last[company] = max(last.get(company, 0), vals["number"])

    def write(self, vals):
        if "number" in vals and any(depot.number != vals["number"] for depot in self):
            raise ValidationError(
                self.env._("The number of a depot never changes (it is on the labels).")
            )
        return super().write(vals)

    def action_view_subscriptions(self):
        """Open the subscriptions that fetch their baskets here."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        action["domain"] = [
            ("is_subscription", "=", True),
            ("depot_id", "in", self.ids),
        ]
        return action
