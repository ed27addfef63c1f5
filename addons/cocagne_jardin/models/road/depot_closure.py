from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

#: Baskets that a closure concerns: what is already delivered or cancelled is not.
COMING_STATES = ("planned", "held")


class DepotClosure(models.Model):
    """A depot that is closed for a time: where its baskets go meanwhile (R13).

    One click changes all the baskets of the period, through the history of changes, so
    that it can be undone as a whole. Subscriptions themselves keep their depot. A
    second run, by the button or at night, changes only what came since.
    """

    _name = "cocagne.depot.closure"
    _description = "Closure of a depot"
    _inherit = ["mail.thread"]
    _order = "date_from desc, depot_id"
    _check_company_auto = True

    depot_id = fields.Many2one(
        "cocagne.depot", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="depot_id.company_id", store=True, index=True, string="Garden"
    )
    date_from = fields.Date("Closed from", required=True, tracking=True)
    date_to = fields.Date("Until", required=True, tracking=True, help="Included.")
    reason = fields.Char(help="Told to the members, for example: holidays of the shop.")
    mode = fields.Selection(
        [
            ("replacement", "To another depot"),
            ("postpone", "To the next delivery after the closure"),
            ("cancel", "Cancelled, and not billed"),
        ],
        "The baskets go",
        default="replacement",
        required=True,
    )
    replacement_id = fields.Many2one(
        "cocagne.depot",
        "Replacement depot",
        check_company=True,
        index="btree_not_null",
        domain="[('company_id', '=', company_id), ('id', '!=', depot_id),"
        " ('category', '!=', 'home')]",
    )
    state = fields.Selection(
        [("draft", "To check"), ("applied", "In force"), ("undone", "Undone")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    change_ids = fields.One2many("cocagne.change", "closure_id", "Changes made")
    member_ids = fields.One2many(
        "cocagne.depot.closure.member",
        "closure_id",
        "Members told",
        groups="cocagne_jardin.group_sales_desk",
    )
    basket_ids = fields.Many2many(
        "cocagne.basket", compute="_compute_baskets", string="Baskets concerned"
    )
    basket_count = fields.Integer("Baskets", compute="_compute_baskets")
    member_count = fields.Integer("Members", compute="_compute_baskets")
    waiting_count = fields.Integer(
        "Not changed yet",
        compute="_compute_baskets",
        help="Baskets planned there since: they are changed at night, or now by the "
        "button.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A closure ends on its first day or later."
    )
    _replacement_where_needed = models.Constraint(
        "CHECK ((mode = 'replacement') = (replacement_id IS NOT NULL))",
        "Choose the replacement depot, or another way for the baskets.",
    )

    @api.depends("depot_id.display_name", "date_from", "date_to")
    def _compute_display_name(self):
        for closure in self:
            days = [
                format_date(self.env, day)
                for day in (closure.date_from, closure.date_to)
                if day
            ]
            closure.display_name = " ".join(
                filter(None, [closure.depot_id.display_name, " - ".join(days)])
            )

    @api.onchange("mode")
    def _onchange_mode(self):
        if self.mode != "replacement":
            self.replacement_id = False

    @api.depends("depot_id", "date_from", "date_to", "state", "change_ids")
    def _compute_baskets(self):
        for closure in self:
            moved = self.env["cocagne.basket"].search(
                [("closure_id", "in", closure._origin.ids)]
            )
            todo = closure._baskets_to_change()
            closure.basket_ids = moved | todo
            closure.basket_count = sum((moved | todo).mapped("quantity"))
            closure.member_count = len((moved | todo).partner_id)
            closure.waiting_count = len(todo) if closure.state == "applied" else 0

    # -- what is refused -------------------------------------------------------------

    @api.constrains("depot_id", "date_from", "date_to", "replacement_id", "state")
    def _check_no_overlap(self):
        """A depot has one closure at a time, and its replacement is open."""
        (self.depot_id | self.replacement_id)._serialize_sign_ups()
        for closure in self.filtered(lambda c: c.state != "undone"):
            others = self.search(
                Domain("id", "!=", closure.id)
                & Domain("state", "!=", "undone")
                & Domain("date_from", "<=", closure.date_to)
                & Domain("date_to", ">=", closure.date_from)
            )
            same = others.filtered(lambda o, c=closure: o.depot_id == c.depot_id)[:1]
            if same:
                raise ValidationError(
                    self.env._(
                        "%(depot)s is already closed from %(start)s to %(end)s. Change "
                        "the dates of one of the two closures.",
                        depot=closure.depot_id.display_name,
                        start=format_date(self.env, same.date_from),
                        end=format_date(self.env, same.date_to),
                    )
                )
            closed = others.filtered(
                lambda o, c=closure: o.depot_id == c.replacement_id
            )
            if closed or closure.replacement_id == closure.depot_id:
                raise ValidationError(
                    self.env._(
                        "%s is closed in the same days: choose another replacement "
                        "depot.",
                        closure.replacement_id.display_name,
                    )
                )
            guests = others.filtered(
                lambda o, c=closure: o.replacement_id == c.depot_id
            )[:1]
            if guests:
                raise ValidationError(
                    self.env._(
                        "%(depot)s replaces %(other)s in these days: undo that closure "
                        "first, or give it another replacement depot.",
                        depot=closure.depot_id.display_name,
                        other=guests.depot_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("mode", "replacement") != "replacement":
                vals["replacement_id"] = False
        return super().create(vals_list)

    def write(self, vals):
        fixed = {"depot_id", "date_from", "date_to", "mode", "replacement_id"}
        if fixed & vals.keys() and not self.env.context.get("closure_reopens"):
            for closure in self.filtered(lambda c: c.state == "applied"):
                raise UserError(
                    self.env._(
                        "%s is in force: undo it first, then change it and apply it "
                        "again.",
                        closure.display_name,
                    )
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_applied(self):
        for closure in self.filtered(lambda c: c.state == "applied"):
            raise UserError(
                self.env._("%s is in force: undo it first.", closure.display_name)
            )

    # -- which baskets ---------------------------------------------------------------

    def _baskets_to_change(self):
        """The baskets expected at the depot in the days of the closure, from today."""
        self.ensure_one()
        if not (self.depot_id and self.date_from and self.date_to):
            return self.env["cocagne.basket"]
        if self.state == "undone":
            return self.env["cocagne.basket"]
        first = max(self.date_from, fields.Date.context_today(self))
        return self.env["cocagne.basket"].search(
            [
                ("depot_id", "=", self.depot_id.id),
                ("date", ">=", first),
                ("date", "<=", self.date_to),
                ("state", "in", COMING_STATES),
            ]
        )

    @api.model
    def _at(self, depots, day):
        """The closures in force of some depots that are not over on ``day``."""
        return self.search(
            [
                ("depot_id", "in", depots.ids),
                ("state", "=", "applied"),
                ("date_to", ">=", day),
            ]
        )

    def action_view_baskets(self):
        """Open the baskets concerned."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_baskets"
        )
        action["domain"] = [("id", "in", self.basket_ids.ids)]
        action["context"] = {}
        return action


class Depot(models.Model):
    _inherit = "cocagne.depot"

    closure_label = fields.Char("Closed", compute="_compute_closure_label")

    def _compute_closure_label(self):
        """The closure in force that is not over, in words."""
        labels = self._map_closures()
        for depot in self:
            depot.closure_label = labels.get(depot.id, "")

    def action_new_closure(self):
        """Open a new closure of this depot."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Closure of a depot"),
            "res_model": "cocagne.depot.closure",
            "views": [(False, "form")],
            "context": {"default_depot_id": self.id},
        }
