from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..models.enrolment.setting import OUTCOMES


class EnrolmentEnd(models.TransientModel):
    """What ending a help will do, said before it is done."""

    _name = "cocagne.solidarity.end"
    _description = "End the help of a household"

    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Household",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    last_day = fields.Date(required=True, default=fields.Date.context_today)
    reason_id = fields.Many2one(
        "cocagne.solidarity.exit.reason",
        "Why it leaves",
        required=True,
        domain="[('kind', '=', 'exit')]",
    )
    outcome = fields.Selection(OUTCOMES, "And then", required=True, default="stop")
    consequences = fields.Text("What happens", compute="_compute_consequences")

    @api.depends("enrolment_id", "last_day", "outcome")
    def _compute_consequences(self):
        for dialog in self:
            dialog.consequences = (
                "\n".join(dialog._sentences())
                if dialog.enrolment_id and dialog.last_day
                else False
            )

    def _sentences(self):
        enrolment = self.enrolment_id
        baskets = enrolment._planned_after(self.last_day)
        if not baskets:
            return [self.env._("No basket is planned after that day.")]
        first = format_date(self.env, baskets[0].date)
        count = sum(baskets.mapped("quantity"))
        if self.outcome == "public":
            return [
                self.env._(
                    "Baskets planned after that day, kept: %(count)s, the first on "
                    "%(day)s.",
                    count=count,
                    day=first,
                ),
                *self._price_sentences(),
            ]
        return [
            self.env._(
                "Baskets planned after that day, cancelled: %(count)s, the first on "
                "%(day)s.",
                count=count,
                day=first,
            ),
            *self._other_sentences(),
        ]

    def _price_sentences(self):
        """What each basket will cost the household."""
        return [
            self.env._(
                "%(basket)s will cost the household %(price)s each.",
                basket=line.product_id.name,
                price=line.currency_id.format(
                    line.price_unit * (1 - line.discount / 100)
                ),
            )
            for line in self.enrolment_id.order_line_ids
            if line.order_id.state == "sale"
        ]

    def _other_sentences(self):
        """A subscription ends whole: what else is on it ends too."""
        orders = self.enrolment_id._orders()
        others = orders._basket_lines() - self.enrolment_id.order_line_ids
        if not others:
            return []
        names = ", ".join(others.product_id.mapped("name"))
        return [self.env._("On the same subscription, they end too: %s.", names)]

    def action_end(self):
        """End the help.

        :raises UserError: for a day that is past.
        """
        self.ensure_one()
        if self.last_day < fields.Date.context_today(self):
            raise UserError(
                self.env._("Choose today or a later day: what is past is past.")
            )
        self.enrolment_id._end(self.last_day, self.reason_id, self.outcome)
        return {"type": "ir.actions.act_window_close"}
