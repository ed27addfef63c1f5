from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class Basket(models.Model):
    """A basket that is collected at another depot this once (R57)."""

    _inherit = "cocagne.basket"

    def can_change_depot(self, depot, garden_round=None, access_code=None):
        """Whether ``action_change_depot`` would be accepted without exception."""
        values = self._depot_values(depot, garden_round)
        return not self._why_not(values, access_code=access_code)

    def action_change_depot(self, depot, garden_round=None, **how):
        """Collect these baskets at another depot, the same weeks (R57).

        :param garden_round: the day, where the depot is served several times a week.
        :param how: ``access_code`` of a reserved depot, ``reason``, ``derogation``.
        :raises UserError: the depot is full or reserved, or not served that week.
        """
        self._request("depot", self._depot_values(depot, garden_round), **how)
        return True

    def _depot_values(self, depot, garden_round=None, every_week=True):
        """The new values by basket.

        :param every_week: refuse a week in which the depot is not served; else its
            basket stays where it is.
        """
        depot = self._as_record("cocagne.depot", depot)
        garden_round = self._as_record("cocagne.round", garden_round)
        found = self._deliveries_at(depot, garden_round)
        values = {}
        for basket in self:
            delivery = found.get((basket.delivery_id.week, basket.round_id))
            delivery = delivery or found.get((basket.delivery_id.week, None))
            if not delivery and not every_week:
                continue
            if not delivery:
                raise UserError(
                    self.env._(
                        "No round stops at %(depot)s in the week of %(week)s. Choose "
                        "another depot, or move that basket to another week first.",
                        depot=depot.display_name,
                        week=format_date(self.env, basket.delivery_id.week),
                    )
                )
            values[basket] = {"depot_id": depot.id, "delivery_id": delivery.id}
        return values

    def _deliveries_at(self, depot, garden_round=None):
        """Deliveries at a depot in the weeks of these baskets.

        :return: by (week, round), and by (week, None) for the first of the week.
        """
        rounds = garden_round or depot.stop_ids.round_id
        # sudo: as _as_delivery
        deliveries = (
            self.env["cocagne.delivery"]
            .sudo()
            .search(
                [
                    ("round_id", "in", rounds.ids),
                    ("week", "in", list(set(self.delivery_id.mapped("week")))),
                    ("season_id", "in", self.season_id.ids),
                ],
                order="date, id",
            )
        )
        found = {}
        for delivery in deliveries:
            found[delivery.week, delivery.round_id] = delivery
            found.setdefault((delivery.week, None), delivery)
        return found

    @api.model
    def _as_record(self, model, record):
        if not record:
            return self.env[model].sudo()
        if isinstance(record, int):
            record = self.env[model].browse(record)
        # sudo: members choose among depots and rounds that they do not read otherwise
        return record.sudo()
