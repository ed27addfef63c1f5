from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class RoundArrangement(models.Model):
    """One reorganisation of the rounds: who, when, what was before (R21).

    ``before`` and ``after`` hold the round and the place of each stop that changed, so
    that it can be undone as a whole.
    """

    _name = "cocagne.round.arrangement"
    _description = "Reorganisation of rounds"
    _order = "id desc"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", "Garden", required=True, index=True)
    day = fields.Date("From", help="The first day of the new rounds.")
    before = fields.Json(readonly=True)
    after = fields.Json(readonly=True)
    state = fields.Selection(
        [("done", "Done"), ("undone", "Undone")], default="done", required=True
    )
    move_ids = fields.One2many(
        "cocagne.round.stop.move", "arrangement_id", "Depots moved", readonly=True
    )
    summary = fields.Char(compute="_compute_summary")

    @api.depends_context("lang")
    @api.depends("move_ids", "after")
    def _compute_summary(self):
        for arrangement in self:
            moves = [
                f"{move.depot_id.display_name}: "
                f"{move.from_round_id.code} → {move.to_round_id.code}"
                for move in arrangement.move_ids
            ]
            arrangement.summary = ", ".join(moves) or self.env._(
                "Order of the stops changed: %s", len(arrangement.after or {})
            )

    @api.depends("summary")
    def _compute_display_name(self):
        for arrangement in self:
            arrangement.display_name = arrangement.summary

    # -- doing it --------------------------------------------------------------------

    @api.model
    def _arrange(self, company, places, day):
        """Give stops their new rounds and places; the subscriptions follow (R21).

        :param places: (round id, place) by stop, only of the stops that change.
        :param day: from which baskets follow a depot to its new round.
        """
        moved = {
            stop: self.env["cocagne.round"].browse(round_id)
            for stop, (round_id, _place) in places.items()
            if stop.round_id.id != round_id
        }
        self._check_can_arrange(bool(moved))
        for stop, garden_round in moved.items():
            self._check_can_move(stop, garden_round)
        before = {str(stop.id): [stop.round_id.id, stop.sequence] for stop in places}
        followers = {stop: stop._followers(day) for stop in moved}
        origins = {stop: stop.round_id for stop in moved}
        for stop, (round_id, place) in places.items():
            stop.write({"round_id": round_id, "sequence": place})
        self.env.flush_all()
        # sudo: the history is written by the system, staff only read it
        arrangement = self.sudo().create(
            {
                "company_id": company.id,
                "day": day if moved else False,
                "before": before,
                "after": {str(stop.id): list(place) for stop, place in places.items()},
                "move_ids": [
                    fields.Command.create(
                        stop._switch_followers(
                            followers[stop], origins[stop], garden_round, day
                        )
                    )
                    for stop, garden_round in moved.items()
                ],
            }
        )
        return arrangement.sudo(False)

    @api.model
    def _check_can_arrange(self, moves_depots):
        """The desk changes the order of stops, the manager moves depots too."""
        if not self.can_arrange(moves_depots):
            raise AccessError(
                self.env._(
                    "Only the manager of the garden moves a depot to another round."
                )
                if moves_depots
                else self.env._("Only the sales desk changes the order of the stops.")
            )

    @api.model
    def can_arrange(self, moves_depots=False):
        """Whether the user may change the order of stops, or move depots."""
        role = "manager" if moves_depots else "sales_desk"
        return self.env.su or self.env.user.has_group(f"cocagne_jardin.group_{role}")

    @api.model
    def _check_can_move(self, stop, garden_round):
        if stop.depot_id in (garden_round.stop_ids - stop).depot_id:
            raise UserError(
                self.env._(
                    "%(depot)s is already a stop of round %(round)s. Change the day of "
                    "its subscriptions there, then remove the stop.",
                    depot=stop.depot_id.display_name,
                    round=garden_round.code,
                )
            )
        if stop.depot_id.company_id != garden_round.company_id:
            raise UserError(
                self.env._(
                    "%(depot)s and round %(round)s belong to two establishments.",
                    depot=stop.depot_id.display_name,
                    round=garden_round.code,
                )
            )

    # -- undoing it ------------------------------------------------------------------

    def can_undo(self):
        """Whether the stops are still as this reorganisation left them."""
        self.ensure_one()
        if self.state != "done":
            return False
        stops = self.env["cocagne.round.stop"].browse(
            int(stop_id) for stop_id in self.after
        )
        return all(
            stop.exists() and [stop.round_id.id, stop.sequence] == place
            for stop, place in zip(stops, self.after.values(), strict=True)
        )

    def action_undo(self):
        """Put the stops, the subscriptions and their future baskets back."""
        self.ensure_one()
        self._check_can_arrange(bool(self.move_ids))
        if not self.can_undo():
            raise UserError(
                self.env._(
                    "%s: the stops were changed again since, so it cannot be undone. "
                    "Put the stops back by hand.",
                    self.display_name,
                )
            )
        stops = self.env["cocagne.round.stop"]
        today = fields.Date.context_today(self)
        for stop_id, (round_id, place) in self.before.items():
            stops.browse(int(stop_id)).write({"round_id": round_id, "sequence": place})
        self.env.flush_all()
        for move in self.move_ids:
            move._switch_back(max(self.day, today))
        # sudo: as in _arrange
        self.sudo().state = "undone"
        return True


class RoundStopMove(models.Model):
    """A depot that changed round in a reorganisation, with those who followed (R21)."""

    _name = "cocagne.round.stop.move"
    _description = "Depot moved to another round"
    _check_company_auto = True

    arrangement_id = fields.Many2one(
        "cocagne.round.arrangement", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="arrangement_id.company_id", store=True, index=True
    )
    depot_id = fields.Many2one(
        "cocagne.depot", required=True, ondelete="cascade", check_company=True
    )
    from_round_id = fields.Many2one(
        "cocagne.round", "From", required=True, ondelete="cascade", check_company=True
    )
    to_round_id = fields.Many2one(
        "cocagne.round", "To", required=True, ondelete="cascade", check_company=True
    )
    order_ids = fields.Many2many(
        "sale.order",
        string="Subscriptions",
        groups="cocagne_jardin.group_sales_desk",
    )
    order_count = fields.Integer("Subscriptions that followed")
    basket_count = fields.Integer("Baskets that followed")

    def _switch_back(self, day):
        self.ensure_one()
        orders = self.order_ids.filtered(
            lambda order: (
                order.round_id == self.to_round_id and order.depot_id == self.depot_id
            )
        )
        self.env["cocagne.round.stop"]._switch_orders(orders, self.from_round_id, day)


def places_by_stop(columns):
    """(round id, place) by stop id, places counted from 1."""
    places = defaultdict(tuple)
    for round_id, stop_ids in columns.items():
        for place, stop_id in enumerate(stop_ids, 1):
            places[stop_id] = (int(round_id), place)
    return places
