from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...planning.places import Places
from .waiting_entry import OPEN_STATES


class Depot(models.Model):
    """The waiting list of a depot, and the places that it keeps (R12)."""

    _inherit = "cocagne.depot"

    waiting_ids = fields.One2many(
        "cocagne.waiting.entry",
        "depot_id",
        "Waiting list",
        domain=[("state", "in", OPEN_STATES)],
        groups="cocagne_jardin.group_sales_desk",
    )
    waiting_count = fields.Integer(
        "Waiting",
        compute="_compute_waiting_count",
        groups="cocagne_jardin.group_sales_desk",
    )

    def _compute_waiting_count(self):
        counts = dict(
            self.env["cocagne.waiting.entry"]._read_group(
                [("depot_id", "in", self.ids), ("state", "in", OPEN_STATES)],
                ["depot_id"],
                ["__count"],
            )
        )
        for depot in self:
            depot.waiting_count = counts.get(depot, 0)

    # -- joining ---------------------------------------------------------------------

    def can_wait(self, partner, product):
        """Whether ``partner`` may join the list for this basket."""
        return not self._wait_refusal(partner, product)

    def _wait_refusal(self, partner, product):
        """Why ``partner`` cannot join the list; empty when they can."""
        self.ensure_one()
        if not self._limited():
            return self.env._(
                "%s has no limit of places: nobody has to wait. Write the "
                "subscription at once.",
                self.display_name,
            )
        if not product.depot_places:
            return self.env._(
                "%(product)s takes no place at %(depot)s: write the subscription at "
                "once.",
                product=product.name,
                depot=self.display_name,
            )
        return self._refusal_at_the_desk(partner)

    def action_wait(self, partner, product, quantity=1):
        """Put somebody on the waiting list; who waits already keeps their rank.

        :return: the ``cocagne.waiting.entry``, offered at once when there is room.
        :raises UserError: when there is nothing to wait for here.
        """
        self.ensure_one()
        refusal = self._wait_refusal(partner, product)
        if refusal:
            raise UserError(refusal)
        entries = self.env["cocagne.waiting.entry"]
        entry = entries.search(
            [
                ("depot_id", "=", self.id),
                ("partner_id", "=", partner.id),
                ("product_id", "=", product.id),
                ("state", "in", OPEN_STATES),
            ],
            limit=1,
        )
        if not entry:
            last = entries.search(
                [("depot_id", "=", self.id), ("state", "=", "waiting")],
                order="sequence desc",
                limit=1,
            )
            entry = entries.create(
                {
                    "depot_id": self.id,
                    "partner_id": partner.id,
                    "product_id": product.id,
                    "quantity": quantity,
                    "sequence": (last.sequence or 0) + 10,
                }
            )
        self._offer_free_places()
        return entry

    def action_add_waiting(self):
        """Open a new entry of the waiting list, for this depot."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Waiting list"),
            "res_model": "cocagne.waiting.entry",
            "views": [(False, "form")],
            "context": {"default_depot_id": self.id},
        }

    def action_view_waiting(self):
        """Open the waiting list of this depot."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_waiting_entries"
        )
        action["domain"] = [("depot_id", "=", self.id)]
        action["context"] = {
            "default_depot_id": self.id,
            "search_default_open": 1,
        }
        return action

    def action_offer_free_places(self):
        """The button of the desk: offer what is free to the list, now."""
        self.env["cocagne.waiting.entry"].check_access("write")
        self._offer_free_places()
        return True

    # -- keeping places --------------------------------------------------------------

    def _places_reserved(self, partners=None):
        """``Places`` kept per depot id for others than ``partners`` (R12)."""
        today = fields.Date.context_today(self)
        domain = (
            Domain("depot_id", "in", self.ids)
            & Domain("state", "=", "offered")
            & Domain("reserved_until", ">=", today)
        )
        if partners:
            mine = partners | partners.commercial_partner_id
            domain &= Domain("partner_id", "not in", mine.ids)
        # sudo: who signs up may know that a place is kept, not for whom
        groups = (
            self.env["cocagne.waiting.entry"]
            .sudo()
            ._read_group(domain, ["depot_id", "product_id"], ["quantity:sum"])
        )
        reserved = defaultdict(Places)
        for depot, product, quantity in groups:
            reserved[depot.id] += self._places_of(product, quantity)
        return reserved

    def _offer_free_places(self):
        """Offer the free places to the first of each list, in strict order of rank.

        Who waits for more than is free keeps their rank, and those behind wait too.
        Runs alone per depot (``_serialize_sign_ups``); a second run changes nothing.
        """
        # sudo: a place gets free by what somebody without the list does
        entries = self.env["cocagne.waiting.entry"].sudo()
        found = entries.search(
            [("depot_id", "in", self.ids), ("state", "in", OPEN_STATES)]
        )
        depots = found.depot_id.sudo(False).with_env(self.env)
        if not depots:
            return entries
        depots._serialize_sign_ups()
        today = fields.Date.context_today(self)
        late = found.filtered(
            lambda entry: entry.state == "offered" and entry.reserved_until < today
        )
        late._leave("expired")
        taken, reserved = depots._places_taken(), depots._places_reserved()
        offered = entries
        waiting = found.filtered(lambda entry: entry.state == "waiting")
        for depot, queue in waiting.sorted().grouped("depot_id").items():
            used = taken.get(depot.id, Places()) + reserved.get(depot.id, Places())
            for entry in queue:
                if not entry._places().fits(used, depot._limits()):
                    break
                used += entry._places()
                offered |= entry
        offered._offer()
        return offered

    def write(self, vals):
        result = super().write(vals)
        if "capacity" in vals or "crate_capacity" in vals:
            self._offer_free_places()
        return result
