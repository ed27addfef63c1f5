from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...law.exits import reasons

CATEGORIES = [
    ("durable", "Lasting job"),
    ("transition", "Transition job"),
    ("positive", "Positive exit"),
    ("other", "Other exit"),
    ("withdrawn", "Withdrawn from the count"),
    ("in_iae", "Stays in insertion"),
]


class ExitReason(models.Model):
    """Why somebody leaves: the codes of the ASP (RefMotifSort), the same for all.

    The category comes from ``data/exit_reasons.csv``; a garden changes it with
    ``cocagne.insertion.exit.category``.
    """

    _name = "cocagne.insertion.exit.reason"
    _description = "Reason of an exit from insertion"
    _order = "sequence, id"

    name = fields.Char("Reason", required=True, translate=True)
    code = fields.Char(required=True, help="Code of the ASP.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    official_category = fields.Selection(
        CATEGORIES, "Usual category", compute="_compute_official"
    )
    is_sure = fields.Boolean(
        "Read in an official text",
        compute="_compute_official",
        help="Otherwise the category was inferred: look at the table of the ASP.",
    )
    category = fields.Selection(
        CATEGORIES, "Category here", compute="_compute_category"
    )

    _code_once = models.Constraint("UNIQUE (code)", "This code is used already.")

    @api.depends("code")
    def _compute_official(self):
        table = reasons.table()
        for reason in self:
            known = table.get(reason.code)
            reason.official_category = known and known.category
            reason.is_sure = bool(known and known.confidence == "A")

    @api.depends("code")
    @api.depends_context("company")
    def _compute_category(self):
        table = self._reasons_of(self.env.company)
        for reason in self:
            known = table.get(reason.code)
            reason.category = known and known.category

    @api.constrains("code")
    def _check_code(self):
        for reason in self:
            if reason.code not in reasons.table():
                raise ValidationError(
                    self.env._("“%s” is no code of the ASP's table.", reason.code)
                )

    @api.model
    def _reasons_of(self, company):
        """The reasons by code, as ``law.exits`` wants them, with the garden's categories."""
        table = reasons.table()
        # sudo: the categories of the garden count for every role
        changed = self.env["cocagne.insertion.exit.category"].sudo()
        for one in changed.search([("company_id", "=", company.id)]):
            code = one.reason_id.code
            known = table[code]
            table = {**table, code: known._replace(category=one.category)}
        return table


class ExitCategory(models.Model):
    """A reason that a garden counts in another category, with what says so.

    The categories of several codes are inferred; the DREETS or the ASP may say otherwise.
    """

    _name = "cocagne.insertion.exit.category"
    _description = "Category of a reason of exit"
    _inherit = ["cocagne.of.garden"]
    _order = "reason_id, id"
    _rec_name = "reason_id"

    reason_id = fields.Many2one(
        "cocagne.insertion.exit.reason", required=True, ondelete="restrict"
    )
    official_category = fields.Selection(related="reason_id.official_category")
    category = fields.Selection(CATEGORIES, required=True)
    source = fields.Char(
        required=True,
        help="The letter, table or instruction that says it, with its day.",
    )

    _reason_once = models.Constraint(
        "UNIQUE (company_id, reason_id)", "This reason has a category of the garden."
    )

    @api.constrains("reason_id", "category")
    def _check_stays(self):
        for one in self:
            stays = reasons.IN_IAE
            if (one.category == stays) != (one.official_category == stays):
                raise ValidationError(
                    self.env._(
                        "Only the CDI inclusion stays in insertion, and it is never an "
                        "exit (L.5132-15-1-1)."
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        categories = super().create(vals_list)
        categories._recount()
        return categories

    def write(self, vals):
        before = [(one.company_id, one.reason_id) for one in self]
        result = super().write(vals)
        self._recount(before)
        return result

    def unlink(self):
        before = [(one.company_id, one.reason_id) for one in self]
        result = super().unlink()
        self.browse()._recount(before)
        return result

    def _recount(self, before=()):
        """The exits for these reasons are counted again."""
        pairs = {(one.company_id, one.reason_id) for one in self} | set(before)
        # sudo: the exits of the whole garden follow its categories
        exits = self.env["cocagne.insertion.exit"].sudo()
        for company, reason in pairs:
            domain = [("company_id", "=", company.id), ("reason_id", "=", reason.id)]
            exits |= exits.search(domain)
        self.env.add_to_compute(exits._fields["category"], exits)
        self.env.add_to_compute(exits._fields["uncounted"], exits)
        self.env.add_to_compute(exits._fields["is_counted"], exits)
        self.env.add_to_compute(exits._fields["is_dynamic"], exits)
        exits.flush_recordset()
