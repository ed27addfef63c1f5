from collections import defaultdict

from odoo import api, fields, models

from ...tools import QUIET
from .basket_change import plain

KINDS = [
    ("move", "Postponed"),
    ("advance", "Advanced"),
    ("double", "Doubled"),
    ("cancel", "Cancelled"),
    ("absence", "Absence"),
    ("depot", "Change of depot"),
    ("day", "Change of day"),
    ("exceptional", "Exceptional change"),
    ("correction", "Correction"),
]

#: The summary of a change names this many baskets.
SUMMARY_LINES = 2


class Change(models.Model):
    """What was changed on subscriptions: who, when, why, before and after (R50-R58).

    Nobody writes here: ``_apply`` is the only door. It changes the baskets and keeps
    the record, so that nothing bends without a trace and everything can be undone.
    """

    _name = "cocagne.change"
    _description = "Change of a subscription"
    _order = "date desc, id desc"
    _check_company_auto = True

    kind = fields.Selection(KINDS, required=True, readonly=True, index=True)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Member",
        readonly=True,
        index="btree_not_null",
        help="Empty when the change is about several members.",
    )
    order_id = fields.Many2one(
        "sale.order",
        "Subscription",
        readonly=True,
        index="btree_not_null",
        help="Empty when the change is about several subscriptions.",
    )
    operation_id = fields.Many2one(
        "cocagne.change.operation",
        "Exceptional change",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    user_id = fields.Many2one("res.users", "Changed by", required=True, readonly=True)
    date = fields.Datetime("Changed on", required=True, readonly=True)
    reason = fields.Char(readonly=True)
    derogation = fields.Boolean(
        "Exception",
        readonly=True,
        help="The rules of the basket type did not allow it: the reason says why it "
        "was done all the same.",
    )
    is_permanent = fields.Boolean(
        "For good",
        readonly=True,
        help="The subscription itself changed: planning again follows it.",
    )
    state = fields.Selection(
        [("done", "In force"), ("undone", "Undone")],
        default="done",
        required=True,
        readonly=True,
        index=True,
    )
    line_ids = fields.One2many("cocagne.change.line", "change_id", "Details")

    summary = fields.Text("What changed", compute="_compute_summary")

    @api.depends_context("lang")
    @api.depends("line_ids.before", "line_ids.after")
    def _compute_summary(self):
        """The first baskets in words, and how many more there are."""
        every = self.line_ids
        for change in self:
            lines = change.line_ids.filtered("basket_id") or change.line_ids
            # a slice forgets what it is read together with
            first = lines[:SUMMARY_LINES].with_prefetch(every._prefetch_ids)
            texts = [line._sentence() for line in first]
            if len(lines) > SUMMARY_LINES:
                more = len(lines) - SUMMARY_LINES
                texts.append(self.env._("and %s more", more))
            change.summary = "; ".join(filter(None, texts))

    @api.depends("kind", "partner_id", "date")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for change in self:
            names = [kinds.get(change.kind), change.partner_id.name]
            change.display_name = ", ".join(filter(None, names))

    # -- the single door -------------------------------------------------------------

    @api.model
    def _apply(
        self,
        kind,
        values,
        reason=None,
        derogation=False,
        order_values=None,
        by_order=False,
        check=True,
        **extra,
    ):
        """Change baskets, and keep who, when, why, before and after.

        Set-based: the number of queries does not depend on the number of baskets. The
        rights and the garden's rules are for the caller to check; what can never be
        (a billed basket, a depot that is full) is refused here.

        :param values: new values by basket: ``{basket: {field: value}}``; the fields
            are those of ``cocagne.basket._change_fields()``.
        :param order_values: new values by subscription, for what changes for good.
        :param by_order: write one change per subscription instead of a single one.
        :param check: look at the places of the depots that receive more.
        :param extra: other values of the change, for example ``operation_id``.
        :return: the changes; none when nothing differs from what is.
        :raises UserError: billed, being changed by somebody else, or no place left.
        """
        # sudo: baskets and their history are written by this door only; each caller
        # has checked what its user may change
        door = self.sudo()
        baskets = door.env["cocagne.basket"].browse([b.id for b in values])
        baskets._lock_for_change()
        before = baskets._snapshots()
        todo = door._differences(baskets, values, before)
        orders_before = door._order_differences(order_values or {})
        if not todo and not orders_before:
            return self.browse()
        changed = baskets.filtered(lambda basket: basket.id in todo)
        for order, vals in (order_values or {}).items():
            if order.id in orders_before:
                order.sudo().write(vals)
        door._write_baskets(todo, check=check)
        header = {"kind": kind, "reason": reason, "derogation": derogation, **extra}
        lines = door._prepare_lines(changed, before)
        lines += door._prepare_order_lines(orders_before)
        return door._record(header, lines, by_order).with_env(self.env)

    @api.model
    def _differences(self, baskets, values, before):
        """The values that differ from what the baskets are, by basket id."""
        wanted = {basket.id: vals for basket, vals in values.items()}
        todo = {}
        for basket in baskets:
            vals = {name: plain(v) for name, v in wanted[basket.id].items()}
            unknown = vals.keys() - set(baskets._change_fields())
            if unknown:
                raise ValueError(f"Not recorded by a change: {sorted(unknown)}")
            vals = {n: v for n, v in vals.items() if before[basket.id][n] != v}
            if vals:
                todo[basket.id] = vals
        return todo

    @api.model
    def _order_differences(self, order_values):
        """The values before, by order id, of the subscriptions that will change."""
        found = {}
        for order, vals in order_values.items():
            # sudo: as the baskets, see _apply
            order = order.sudo()
            before = {name: plain(order[name]) for name in vals}
            if any(before[name] != plain(value) for name, value in vals.items()):
                found[order.id] = before
        return found

    @api.model
    def _write_baskets(self, todo, check=True):
        """Write new values by basket id, as few statements as there are values."""
        baskets = self.env["cocagne.basket"].browse(list(todo))
        baskets._check_not_billed()
        groups = defaultdict(list)
        for basket_id, vals in todo.items():
            groups[tuple(sorted(vals.items()))].append(basket_id)
        crowd = baskets._crowd(todo) if check else None
        for vals, ids in groups.items():
            baskets.browse(ids).write(dict(vals))
        if any({"state", "quantity"} & vals.keys() for vals in todo.values()):
            lines = baskets.order_line_id.with_context(**QUIET)
            lines._sync_planned_quantity()
        if check:
            baskets._check_crowd(crowd)

    @api.model
    def _prepare_lines(self, baskets, before):
        after = baskets._snapshots()
        return [
            {
                "basket_id": basket.id,
                "order_id": basket.order_id.id,
                "company_id": basket.company_id.id,
                "before": before[basket.id],
                "after": after[basket.id],
            }
            for basket in baskets
        ]

    @api.model
    def _prepare_order_lines(self, orders_before):
        orders = self.env["sale.order"].browse(orders_before)
        return [
            {
                "order_id": order.id,
                "company_id": order.company_id.id,
                "before": orders_before[order.id],
                "after": {name: plain(order[name]) for name in orders_before[order.id]},
            }
            for order in orders
        ]

    @api.model
    def _record(self, header, lines, by_order):
        """Write the history: one change, or one per subscription."""
        groups = defaultdict(list)
        for line in lines:
            groups[line["order_id"] if by_order else None].append(line)
        # read together what each group needs of its subscription
        every = self.env["sale.order"].browse({line["order_id"] for line in lines})
        every.fetch(["partner_id"])
        vals_list = [self._prepare_change(header, group) for group in groups.values()]
        return self.create(vals_list)

    @api.model
    def _prepare_change(self, header, lines):
        orders = self.env["sale.order"].browse(
            dict.fromkeys(line["order_id"] for line in lines)
        )
        members = orders.partner_id
        return {
            "company_id": lines[0]["company_id"],
            "order_id": orders.id if len(orders) == 1 else False,
            "partner_id": members.id if len(members) == 1 else False,
            "user_id": self.env.uid,
            "date": fields.Datetime.now(),
            **header,
            "line_ids": [fields.Command.create(line) for line in lines],
        }

    @api.model
    def _open_history(self, domain):
        """The action that shows the changes of ``domain``."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_changes"
        )
        action["domain"] = domain
        action["context"] = {}
        return action
