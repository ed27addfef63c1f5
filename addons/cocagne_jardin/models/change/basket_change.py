from odoo import api, fields, models
from odoo.exceptions import UserError

from ..subscription.sale_order import DESK_OR_ACCOUNTANT

#: What a change may alter on a basket, and what is compared before it is undone.
CHANGE_FIELDS = (
    "planned_delivery_id",
    "delivery_id",
    "season_id",
    "depot_id",
    "state",
    "quantity",
    "flexibility_use",
    "replacement_product_id",
    "is_gift",
    "given_to",
    "is_fixed",
)


class Basket(models.Model):
    """A basket that bends: its history, and the lock that keeps two people from
    changing it at the same moment."""

    _inherit = "cocagne.basket"

    flexibility_use = fields.Selection(
        [
            ("postponed", "Postponed"),
            ("advanced", "Advanced"),
            ("cancelled", "Cancelled"),
            ("compensated", "Cancelled, then doubled"),
            ("doubled", "Doubled in advance"),
        ],
        "Wish of the member",
        readonly=True,
        index="btree_not_null",
        help="What counts in the limits of the subscription. What the garden decides "
        "for everybody does not count.",
    )
    is_gift = fields.Boolean(
        "Given away",
        readonly=True,
        help="The member leaves this basket to somebody else, and pays it.",
    )
    given_to = fields.Char(readonly=True, help="Who collects it instead.")
    is_fixed = fields.Boolean(
        "Stays where it is",
        readonly=True,
        help="The subscription changed its round, which does not go out that week: "
        "planning again leaves this basket alone.",
    )
    change_line_ids = fields.One2many(
        "cocagne.change.line", "basket_id", "History", groups=DESK_OR_ACCOUNTANT
    )
    change_count = fields.Integer(
        "Changes", compute="_compute_change_count", groups=DESK_OR_ACCOUNTANT
    )

    @api.depends("change_line_ids")
    def _compute_change_count(self):
        counts = dict(
            self.env["cocagne.change.line"]._read_group(
                [("basket_id", "in", self.ids)], ["basket_id"], ["__count"]
            )
        )
        for basket in self:
            basket.change_count = counts.get(basket, 0)

    @api.model
    def _change_fields(self):
        """Names of the fields that a change records; other addons add theirs."""
        return list(CHANGE_FIELDS)

    def _change_values(self):
        """The recorded fields as they can be kept in JSON: ids, numbers, texts."""
        self.ensure_one()
        return {name: plain(self[name]) for name in self._change_fields()}

    def _snapshots(self):
        """The recorded fields of many baskets, by id."""
        return {basket.id: basket._change_values() for basket in self}

    def _comes_back_too_late(self, line):
        """Whether undoing would put the basket on a delivery that is over."""
        self.ensure_one()
        differ = any(line.before.get(n) != line.after.get(n) for n in line.before)
        delivery = self.env["cocagne.delivery"].browse(line.before["delivery_id"])
        over = delivery.state != "planned" or delivery.date < self._today()
        over = over or not delivery.active
        return differ and over and line.change_id.kind != "correction"

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    def _change_stamps(self):
        """What somebody saw of these baskets, to be compared when they decide.

        :return: a text per basket id (as text, for JSON).
        """
        # sudo: the comparison needs no more than the baskets that were read already
        return {
            str(basket.id): repr(sorted(basket._change_values().items()))
            for basket in self.sudo()
        }

    def _lock_for_change(self, seen=None):
        """Hold these baskets until the end of the transaction.

        :param seen: ``_change_stamps()`` of the moment when the user looked at them.
        :raises UserError: somebody else is changing one, or changed it since.
        """
        self.env["cocagne.basket"].flush_model()
        # the rows may still be referenced by others, for example by an invoice line
        locked = self.try_lock_for_update(allow_referencing=True)
        if len(locked) < len(self):
            raise UserError(
                self.env._(
                    "%s is being changed by somebody else at this moment. Wait a few "
                    "seconds, look at the basket again, then repeat your change.",
                    (self - locked)[0].display_name,
                )
            )
        self.invalidate_recordset(self._change_fields())
        for basket_id, stamp in self._change_stamps().items() if seen else ():
            if seen.get(basket_id, stamp) != stamp:
                raise UserError(
                    self.env._(
                        "%s was changed by somebody else while you were deciding. "
                        "Close this window, look at the basket, then start again.",
                        self.browse(int(basket_id)).display_name,
                    )
                )

    def action_view_changes(self):
        """Open the history of these baskets."""
        return self.env["cocagne.change"]._open_history(
            [("line_ids.basket_id", "in", self.ids)]
        )


def plain(value):
    """A field's value as JSON keeps it; several records become a list of ids."""
    if isinstance(value, models.BaseModel):
        return value.id if len(value) <= 1 else value.ids
    return fields.Date.to_string(value) if hasattr(value, "isoformat") else value
