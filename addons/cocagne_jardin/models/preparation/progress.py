from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: The steps of a depot, in the order of the day.
STEPS = ("prepared", "loaded", "delivered")


class PreparationProgress(models.Model):
    """What is done for a depot of a delivery: prepared, loaded, delivered, and by whom.

    It says when people ticked, not how many baskets there are: those are counted where
    they are.
    """

    _name = "cocagne.preparation.progress"
    _description = "Progress of a depot on a delivery"
    _order = "delivery_id, depot_id"
    _check_company_auto = True

    delivery_id = fields.Many2one(
        "cocagne.delivery", required=True, ondelete="cascade", index=True
    )
    depot_id = fields.Many2one(
        "cocagne.depot", required=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(related="delivery_id.company_id", store=True)
    prepared_on = fields.Datetime()
    prepared_by_id = fields.Many2one("res.users", "Prepared by")
    loaded_on = fields.Datetime()
    loaded_by_id = fields.Many2one("res.users", "Loaded by")
    delivered_on = fields.Datetime()
    delivered_by_id = fields.Many2one("res.users", "Delivered by")

    _once_per_depot = models.UniqueIndex(
        "(delivery_id, depot_id)", "The progress of this depot is already followed."
    )

    @api.model
    def _tick(self, delivery, depot, step, done, at=None):
        """Say that a step is done for a depot, or that it is not after all.

        Doing it twice changes nothing: who ticked first stays.

        :param step: one of ``STEPS``.
        :param at: when, UTC; now by default.
        :raises UserError: for a depot that gets nothing on this delivery.
        """
        delivery._check_may_deliver()
        if step not in STEPS:
            raise ValueError(f"unknown step: {step}")
        row = self._of(delivery, depot)
        if bool(row[f"{step}_on"]) != done:
            # sudo: preparers say what they did, through this method only
            row.sudo().write(
                {
                    f"{step}_on": (at or fields.Datetime.now()) if done else False,
                    f"{step}_by_id": self.env.uid if done else False,
                }
            )
        if step == "delivered":
            delivery._deliver_depot(depot, done)

    @api.model
    def _of(self, delivery, depot):
        """The row of a depot on a delivery, made when it is the first tick."""
        known = [("delivery_id", "=", delivery.id), ("depot_id", "=", depot.id)]
        row = self.search(known)
        if row:
            return row
        if not self.env["cocagne.basket"].search_count(
            [("delivery_id", "=", delivery.id), ("depot_id", "=", depot.id)], limit=1
        ):
            raise UserError(
                self.env._(
                    "%(depot)s gets no basket from %(delivery)s.",
                    depot=depot.display_name,
                    delivery=delivery.display_name,
                )
            )
        # two tablets may tick the same depot at once: one row comes of it
        self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_preparation_progress
                            (delivery_id, depot_id, company_id, create_uid, write_uid,
                             create_date, write_date)
                VALUES (%(delivery)s, %(depot)s, %(company)s, %(user)s, %(user)s,
                        now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
                    ON CONFLICT (delivery_id, depot_id) DO NOTHING
                RETURNING id
                """,
                delivery=delivery.id,
                depot=depot.id,
                company=delivery.company_id.id,
                user=self.env.uid,
            )
        )
        return self.search(known)
