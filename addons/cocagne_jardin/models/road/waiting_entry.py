from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

#: What still hopes for a place.
OPEN_STATES = ("waiting", "offered")


class WaitingEntry(models.Model):
    """Somebody who waits for a place in a full depot (R12).

    When a place gets free it is kept for the first in rank during some days: it counts
    as taken for everybody else. Not taken in time, it goes to the next one.
    """

    _name = "cocagne.waiting.entry"
    _description = "Waiting list"
    _inherit = ["mail.thread"]
    _order = "depot_id, sequence, id"
    _check_company_auto = True

    depot_id = fields.Many2one(
        "cocagne.depot", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="depot_id.company_id", store=True, index=True, string="Garden"
    )
    partner_id = fields.Many2one("res.partner", "Who waits", required=True, index=True)
    phone = fields.Char(related="partner_id.phone")
    product_id = fields.Many2one(
        "product.product",
        "Basket type",
        required=True,
        domain=[("is_basket", "=", True)],
        check_company=True,
    )
    quantity = fields.Integer("Baskets each time", default=1, required=True)
    date = fields.Date(
        "Waits since",
        default=fields.Date.context_today,
        required=True,
    )
    sequence = fields.Integer(
        default=10, help="The order of the list. Equal: who came first."
    )
    rank = fields.Integer(
        compute="_compute_rank", help="1 is the next to be offered a place."
    )
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("offered", "Place kept"),
            ("taken", "Place taken"),
            ("expired", "Not taken in time"),
            ("withdrawn", "Withdrawn"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    reserved_until = fields.Date("Place kept until", readonly=True, copy=False)
    order_id = fields.Many2one("sale.order", "Subscription", readonly=True, copy=False)
    note = fields.Char()

    _quantity_positive = models.Constraint(
        "CHECK (quantity > 0)", "At least one basket each time."
    )
    _once_per_depot = models.UniqueIndex(
        "(depot_id, partner_id, product_id) WHERE state IN ('waiting', 'offered')",
        "This person already waits for this basket at this depot.",
    )

    @api.depends("partner_id", "depot_id")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = (
                f"{entry.partner_id.name or ''}, {entry.depot_id.display_name or ''}"
            )

    @api.depends("state", "sequence", "depot_id")
    def _compute_rank(self):
        """The place of each one in the list of its depot, from 1; 0 when out of it."""
        waiting = self.search(
            [("depot_id", "in", self.depot_id.ids), ("state", "=", "waiting")]
        )
        ranks = {}
        for entries in waiting.grouped("depot_id").values():
            ranks.update({entry.id: rank for rank, entry in enumerate(entries, 1)})
        for entry in self:
            entry.rank = ranks.get(entry._origin.id, 0)

    def _places(self):
        """The ``Places`` that one entry asks for."""
        self.ensure_one()
        return self.depot_id._places_of(self.product_id, self.quantity)

    # -- what the desk does ----------------------------------------------------------

    def can_withdraw(self):
        """Whether the entry may still be withdrawn."""
        self.ensure_one()
        return self.state in OPEN_STATES

    def action_withdraw(self):
        """They no longer wait; a place that was kept goes to the next one."""
        self.check_access("write")
        for entry in self:
            if not entry.can_withdraw():
                raise UserError(
                    self.env._(
                        "%s no longer waits: there is nothing to withdraw.",
                        entry.display_name,
                    )
                )
        self._leave("withdrawn")
        self.depot_id._offer_free_places()
        return True

    def action_wait_again(self):
        """Back on the list, at its end."""
        self.check_access("write")
        for entry in self:
            if entry.state in OPEN_STATES + ("taken",):
                raise UserError(self.env._("%s cannot wait again.", entry.display_name))
            last = self.search(
                [("depot_id", "=", entry.depot_id.id), ("state", "=", "waiting")],
                order="sequence desc",
                limit=1,
            )
            entry.write({"state": "waiting", "sequence": (last.sequence or 0) + 10})
        self.depot_id._offer_free_places()
        return True

    def action_offer(self):
        """Look again, now, whether the depots have a free place for their lists."""
        self.check_access("write")
        self.depot_id._offer_free_places()
        return True

    def action_subscribe(self):
        """Open a new subscription for who was offered a place."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        line = {
            "product_id": self.product_id.id,
            "quantity_per_delivery": self.quantity,
        }
        return action | {
            "views": [
                (self.env.ref("cocagne_jardin.view_subscription_form").id, "form")
            ],
            "res_id": False,
            "context": {
                "default_is_subscription": True,
                "default_partner_id": self.partner_id.id,
                "default_depot_id": self.depot_id.id,
                "default_company_id": self.company_id.id,
                "default_order_line": [fields.Command.create(line)],
            },
        }

    # -- keeping places --------------------------------------------------------------

    def _leave(self, state, order=None):
        self.write(
            {
                "state": state,
                "reserved_until": False,
                "order_id": order.id if order else False,
            }
        )

    def _offer(self):
        """Keep a place for these people, and tell them."""
        for entry in self:
            # sudo: a setting of the garden
            days = entry.company_id.sudo().waiting_days
            until = fields.Date.context_today(entry) + timedelta(days=days)
            entry.write({"state": "offered", "reserved_until": until})
            entry.message_post(
                body=self.env._(
                    "A place is kept until %s.", format_date(self.env, until)
                )
            )
        for entry in self:
            self.env["cocagne.mail.scenario"]._send(
                "waiting_place_free", entry, key=str(entry.reserved_until)
            )

    @api.model
    def _cron_offer_places(self):
        """Each night: places kept too long go to the next, places freed are offered."""
        depots = self.search([("state", "in", OPEN_STATES)]).depot_id
        for depot in depots:
            depot._offer_free_places()
            self.env["ir.cron"]._commit_progress(1)
