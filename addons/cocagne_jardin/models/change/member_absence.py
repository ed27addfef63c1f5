from odoo import api, fields, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    """An absence of a member: all the baskets of these days, of all subscriptions, each
    postponed, cancelled or left to somebody (R56)."""

    _inherit = "res.partner"

    def can_be_absent(self, date_from, date_to=None, choice="cancel", **details):
        """Whether ``action_declare_absence`` would be accepted without exception."""
        baskets = details.pop("baskets", None) or self._absence_baskets(
            date_from, date_to
        )
        if not baskets:
            return False
        try:
            values = baskets._absence_values(choice, **details)
        except UserError:
            # no delivery is left to postpone to
            return False
        return not baskets._why_not(values)

    def action_declare_absence(
        self,
        date_from,
        date_to=None,
        choice="cancel",
        baskets=None,
        delivery=None,
        given_to=None,
        **how,
    ):
        """Declare that the member does not come.

        :param date_to: the last day of absence; without it the week of ``date_from``.
        :param choice: what becomes of the baskets: ``cancel``, ``postpone`` or ``give``.
        :param baskets: only these baskets of the period.
        :param delivery: where they are postponed to; without it, the next deliveries
            after the absence, one for each.
        :raises UserError: no basket on these days, or a rule refuses one of them:
            nothing is then changed.
        """
        self.ensure_one()
        found = self._absence_baskets(date_from, date_to)
        if baskets:
            found &= baskets.sudo()
        if not found:
            raise UserError(
                self.env._(
                    "%s has no basket to deliver on these days.", self.display_name
                )
            )
        values = found._absence_values(choice, delivery, given_to, date_to)
        found.with_env(self.env)._request("absence", values, **how)
        return True

    def _absence_baskets(self, date_from, date_to=None):
        """Baskets to deliver in the days of the absence, or in its week."""
        date_from = fields.Date.to_date(date_from)
        days = [("date", ">=", date_from), ("date", "<=", date_to)]
        if not date_to:
            monday = fields.Date.start_of(date_from, "week")
            days = [("delivery_id.week", "=", monday)]
        # sudo: the change checks whose baskets these are
        return (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", self.ids),
                    ("company_id", "in", self.env.companies.ids),
                    ("state", "=", "planned"),
                    *days,
                ],
                order="date, id",
            )
        )


class Basket(models.Model):
    _inherit = "cocagne.basket"

    def _absence_values(self, choice, delivery=None, given_to=None, date_to=None):
        """The new values of these baskets for one choice of R56."""
        if choice == "cancel":
            return self._cancel_values()
        if choice == "give":
            return self._give_values(given_to)
        if choice != "postpone":
            raise ValueError(f"Unknown choice of absence: {choice}")
        if delivery:
            return self._move_values(delivery)
        values = {}
        for basket, target in self._next_deliveries(date_to).items():
            values |= basket._move_values(target)
        return values

    def _next_deliveries(self, after=None):
        """A later delivery for each basket: those that follow the absence, in order.

        :param after: the last day of the absence.
        :raises UserError: there is none left in the season.
        """
        after = fields.Date.to_date(after) if after else max(self.mapped("date"))
        result = {}
        for line, baskets in self.grouped("order_line_id").items():
            later = self._later_deliveries(baskets, after)
            for number, basket in enumerate(baskets.sorted("date")):
                if number >= len(later):
                    raise UserError(
                        self.env._(
                            "No delivery is left after these days for %s: cancel it, "
                            "or give it to somebody.",
                            line.product_id.name,
                        )
                    )
                result[basket] = later[number]
        return result

    @api.model
    def _later_deliveries(self, baskets, after):
        """Deliveries after a day, of the rounds and seasons of these baskets."""
        domain = [
            ("round_id", "in", baskets.round_id.ids),
            ("season_id", "in", baskets.season_id.ids),
            ("state", "=", "planned"),
            ("date", ">", after),
        ]
        end = max((o.date_end for o in baskets.order_id if o.date_end), default=None)
        if end:
            domain.append(("date", "<=", end))
        return self.env["cocagne.delivery"].sudo().search(domain, order="date, id")
