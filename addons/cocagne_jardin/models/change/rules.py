"""What the garden's rules say about a change that is wished for (R50-R57)."""

from collections import defaultdict
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date, format_datetime

from ..basket.basket import NOT_PREPARED_STATES

#: Who may pass over a refusal: nobody, the manager, or the desk with a reason.
NEVER, MANAGER, DESK = "never", "manager", "desk"
#: What counts as a basket that was postponed or advanced; as one that was cancelled.
MOVED = ("postponed", "advanced")
CANCELLED = ("cancelled", "compensated")

#: A change of these alone is no change for the garden.
UNNOTICED = {"planned_delivery_id", "is_fixed"}


class Refusal(NamedTuple):
    """Why a change is not allowed, and who may do it all the same."""

    level: str
    text: str


class Case(NamedTuple):
    """One basket of a wished change: what it is, what it would become."""

    basket: models.BaseModel
    vals: dict
    target: models.BaseModel  # the delivery
    state: str
    use: object
    depot: models.BaseModel

    @property
    def comes(self):
        """Whether something more is to deliver on the target's day."""
        was = self.basket.state in NOT_PREPARED_STATES
        is_now = self.state not in NOT_PREPARED_STATES
        more = self.vals.get("quantity", 0) > self.basket.quantity
        return is_now and (was or more or self.target != self.basket.delivery_id)

    @property
    def matters(self):
        """Whether anybody notices: a cancelled basket may be planned elsewhere."""
        shown = self.basket.state not in NOT_PREPARED_STATES
        return self.comes or (shown and bool(self.vals.keys() - UNNOTICED))

    @property
    def goes_elsewhere(self):
        """Whether it comes on another delivery or at another depot."""
        basket = self.basket
        moved = self.target != basket.delivery_id or self.depot != basket.depot_id
        return moved or (self.comes and basket.state != self.state)


class ChangeRules(models.AbstractModel):
    """Looks at a wished change and says what speaks against it, changing nothing.

    Each ``_rule_...`` method yields refusals; another addon adds its own.
    """

    _name = "cocagne.change.rules"
    _description = "Rules of changes"

    @api.model
    def _refusals(self, values):
        """What speaks against new values by basket.

        :return: refusals, each said once, those that nobody can pass over first.
        """
        cases = [self._case(basket, vals) for basket, vals in values.items()]
        found = {}
        for rule in self._rules():
            for refusal in rule(cases):
                found.setdefault(refusal, None)
        order = (NEVER, MANAGER, DESK)
        return sorted(found, key=lambda refusal: order.index(refusal.level))

    @api.model
    def _rules(self):
        return [
            self._rule_possible,
            self._rule_period,
            self._rule_allowed,
            self._rule_deadline,
            self._rule_limits,
            self._rule_windows,
        ]

    @api.model
    def _case(self, basket, vals):
        # sudo: rules hold for members too, who read neither rules nor deliveries
        basket = basket.sudo()

        def new(name):
            value = vals.get(name, basket[name])
            model = self._basket_model(name)
            if model is None or isinstance(value, models.BaseModel):
                return value
            return model.browse(value)

        return Case(
            basket,
            vals,
            new("delivery_id").sudo(),
            vals.get("state", basket.state),
            vals.get("flexibility_use", basket.flexibility_use),
            new("depot_id").sudo(),
        )

    @api.model
    def _basket_model(self, name):
        comodel = self.env["cocagne.basket"]._fields[name].comodel_name
        return self.env[comodel] if comodel else None

    # -- what can never be -------------------------------------------------------------

    @api.model
    def _rule_possible(self, cases):
        today = fields.Date.context_today(self)
        for case in cases:
            basket, target = case.basket, case.target
            if not case.matters:
                if case.use != basket.flexibility_use:
                    yield Refusal(
                        NEVER,
                        self.env._(
                            "%s is cancelled: choose the day on which it is doubled "
                            "instead.",
                            basket.display_name,
                        ),
                    )
                continue
            states = ("planned", "cancelled") if case.comes else ("planned",)
            is_over = basket.delivery_id.state != "planned"
            if basket.state not in states or (is_over and basket.state == "planned"):
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s is no longer to deliver: it can no longer be changed.",
                        basket.display_name,
                    ),
                )
            elif basket.date < today and basket.state == "planned":
                yield Refusal(
                    DESK,
                    self.env._(
                        "The day of %s is past: say what happened to it instead.",
                        basket.display_name,
                    ),
                )
            if not case.goes_elsewhere:
                continue
            if target.state != "planned" or target.date < today:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s is already delivered or past: choose a later delivery.",
                        target.display_name,
                    ),
                )
            if case.depot not in target.round_id.stop_ids.depot_id:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "Round %(round)s does not stop at %(depot)s: choose a delivery "
                        "of a round that does.",
                        round=target.round_id.code,
                        depot=case.depot.display_name,
                    ),
                )

    @api.model
    def _rule_period(self, cases):
        """A subscription that lasts until a day bends only inside its days (R50)."""
        for case in cases:
            order, day = case.basket.order_id, case.target.date
            if order.duration_mode != "period" or not case.comes:
                continue
            if case.target.season_id != case.basket.season_id:
                yield Refusal(
                    NEVER, self.env._("A basket can only move inside its season.")
                )
            end = order.date_end or case.basket.season_id.date_end
            start = order.date_start or case.basket.season_id.date_start
            if case.target != case.basket.delivery_id and not start <= day <= end:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "The subscription lasts from %(start)s to %(end)s: choose a day "
                        "between the two.",
                        start=format_date(self.env, start),
                        end=format_date(self.env, end),
                    ),
                )

    # -- what the basket type allows -----------------------------------------------------

    @api.model
    def _flexibility(self, basket):
        return basket.product_id.product_tmpl_id._get_flexibility(basket.company_id)

    @api.model
    def _rule_allowed(self, cases):
        for case in cases:
            basket, use = case.basket, case.use
            if case.state == "cancelled" and basket.order_id.duration_mode == "count":
                yield Refusal(
                    NEVER,
                    self.env._(
                        "The subscription of %s is a number of baskets: none can be "
                        "cancelled. Postpone it instead.",
                        basket.partner_id.name,
                    ),
                )
            if use == "doubled" and basket.order_id.duration_mode == "count":
                yield Refusal(
                    NEVER,
                    self.env._(
                        "The subscription of %s is a number of baskets: advance "
                        "another one to have two.",
                        basket.partner_id.name,
                    ),
                )
            rule = self._flexibility(basket)
            if not rule and self.env.user.share:
                yield Refusal(
                    NEVER,
                    self.env._(
                        "%s cannot be changed here: ask the garden.",
                        basket.product_id.name,
                    ),
                )
            if use == basket.flexibility_use or not use or not rule:
                continue
            allowed = {
                "postponed": rule.allow_postpone,
                "advanced": rule.allow_advance,
                "cancelled": rule.allow_cancel,
                "compensated": rule.compensation != "none",
                "doubled": rule.compensation == "counted",
            }
            if not allowed[use]:
                yield Refusal(DESK, self._not_allowed(use, basket))
            if use == "cancelled" and rule.compensation == "at_once":
                yield Refusal(
                    DESK,
                    self.env._(
                        "A cancelled %s is doubled on another day: choose that day "
                        "at once.",
                        basket.product_id.name,
                    ),
                )

    @api.model
    def _not_allowed(self, use, basket):
        names = {
            "postponed": self.env._("%s cannot be postponed.", basket.product_id.name),
            "advanced": self.env._("%s cannot be advanced.", basket.product_id.name),
            "cancelled": self.env._("%s cannot be cancelled.", basket.product_id.name),
        }
        return names.get(use) or self.env._(
            "%s cannot be doubled.", basket.product_id.name
        )

    @api.model
    def _rule_deadline(self, cases):
        """Neither what was harvested for nor what is harvested soon may change (R55)."""
        now = fields.Datetime.now()
        for case in cases:
            rule = self._flexibility(case.basket)
            # who collects it changes nothing in the fields
            noticed = case.vals.keys() - UNNOTICED - {"is_gift", "given_to"}
            if not rule or not noticed:
                continue
            days = {case.target.date} if case.comes else set()
            if case.basket.state not in NOT_PREPARED_STATES:
                days.add(case.basket.date)
            last = rule._last_moment(min(days)) if days else now
            if now > last:
                yield Refusal(
                    DESK,
                    self.env._(
                        "It is too late for the basket of %(day)s: it could be changed "
                        "until %(last)s.",
                        day=format_date(self.env, min(days)),
                        last=format_datetime(
                            self.env, last, tz=self._tz(rule), dt_format="short"
                        ),
                    ),
                )

    @api.model
    def _tz(self, rule):
        return rule.company_id.partner_id.tz or self.env.user.tz or "Europe/Paris"

    # -- how many (R50, R52) ------------------------------------------------------------

    @api.model
    def _uses(self, cases):
        """Baskets that were moved or cancelled at the member's wish, by order line.

        :return: two dicts, before and after: (basket id, planned day, use) lists.
        """
        ids = {case.basket.id for case in cases}
        lines = {case.basket.order_line_id.id for case in cases}
        # sudo: see _case
        known = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                Domain("order_line_id", "in", list(lines))
                & Domain("flexibility_use", "!=", False)
            )
        )
        before, after = defaultdict(list), defaultdict(list)
        for basket in known:
            row = (basket.planned_delivery_id.date, basket.flexibility_use)
            before[basket.order_line_id].append(row)
            if basket.id not in ids:
                after[basket.order_line_id].append(row)
        for case in cases:
            if case.use:
                row = (case.basket.planned_delivery_id.date, case.use)
                after[case.basket.order_line_id].append(row)
        return before, after

    @api.model
    def _rule_limits(self, cases):
        before, after = self._uses(cases)
        for line in after:
            rule = self._flexibility(line.basket_ids[:1])
            for uses, maximum, text in (
                (MOVED, rule.max_moves, self.env._("moved to another week")),
                (CANCELLED, rule.max_cancellations, self.env._("cancelled")),
            ):
                was, will = (
                    sum(use in uses for _day, use in rows)
                    for rows in (before[line], after[line])
                )
                if maximum and will > maximum and will > was:
                    yield Refusal(
                        DESK,
                        self.env._(
                            "%(basket)s: %(maximum)s baskets of a subscription can be "
                            "%(changed)s, already done: %(done)s.",
                            basket=line.product_id.name,
                            maximum=maximum,
                            changed=text,
                            done=was,
                        ),
                    )

    @api.model
    def _rule_windows(self, cases):
        before, after = self._uses(cases)
        withdrawn = MOVED + CANCELLED
        for case in cases:
            line, day = case.basket.order_line_id, case.basket.planned_delivery_id.date
            for window in self._flexibility(case.basket).window_ids:
                span = window._at(day)
                if not span:
                    continue
                was, will = (
                    sum(
                        use in withdrawn and span[0] <= planned <= span[1]
                        for planned, use in rows
                    )
                    for rows in (before[line], after[line])
                )
                if will > window.maximum and will > was:
                    yield Refusal(
                        DESK,
                        self.env._(
                            "%(basket)s: between %(start)s and %(end)s, baskets that "
                            "can be cancelled or moved: %(maximum)s, already done: "
                            "%(done)s.",
                            basket=line.product_id.name,
                            start=format_date(self.env, span[0]),
                            end=format_date(self.env, span[1]),
                            maximum=window.maximum,
                            done=was,
                        ),
                    )
