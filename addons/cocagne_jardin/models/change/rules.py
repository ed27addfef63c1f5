"""What the garden's rules say about a change that is wished for (R50-R57)."""

from odoo import api, fields, models
from odoo.tools import format_date, format_datetime

from ..basket.basket import NOT_PREPARED_STATES
from .case import DESK, MANAGER, NEVER, UNNOTICED, Case, Refusal


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
        return [self._rule_period, self._rule_deadline]

    @api.model
    def _flexibility(self, basket):
        return basket.product_id.product_tmpl_id._get_flexibility(basket.company_id)

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
