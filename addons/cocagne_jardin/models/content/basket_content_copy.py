from odoo import models
from odoo.exceptions import UserError

from ...tools import QUIET


class BasketContent(models.Model):
    """One content becomes several: rounds written apart, a week copied (R87)."""

    _inherit = "cocagne.basket.content"

    def action_split(self):
        """Write the rounds apart: one composition per preparation day (R87).

        When all are prepared on the same day, one per round.
        """
        self.check_access("write")
        for one in self:
            one._check_open()
            groups = one.delivery_ids.grouped("preparation_date")
            if len(groups) == 1:
                groups = one.delivery_ids.grouped("id")
            first, *others = groups.values()
            if not others:
                raise UserError(self.env._("%s has only one round.", one.display_name))
            one.delivery_ids = first
            for deliveries in others:
                one._copy_to(deliveries)
        return True

    def _copy_to(self, deliveries):
        self.ensure_one()
        copy = self.with_context(**QUIET).create(
            {
                "content_id": self.content_id.id,
                "product_id": self.product_id.id,
                "delivery_ids": deliveries.ids,
                "target_price": self.target_price,
                "sequence": self.sequence,
            }
        )
        copy._take_lines(self, 1.0)
        return copy

    def _take_lines(self, source, scale):
        """Put the vegetables of another composition in, times ``scale`` (R87).

        Quantities are rounded to what the vegetable is shared by; what was in is
        replaced.
        """
        self.ensure_one()
        self._check_open()
        self.line_ids.unlink()
        rows = []
        for line in source.line_ids:
            step = line.product_id.portion_step or 1.0
            quantity = round(line.quantity * scale / step) * step
            if quantity:
                rows.append(
                    {
                        "composition_id": self.id,
                        "product_id": line.product_id.id,
                        "quantity": quantity,
                        "sequence": line.sequence,
                    }
                )
        self.env["cocagne.basket.content.line"].create(rows)
