"""Past figures that a budget is shared out by."""

from dateutil.relativedelta import relativedelta

from odoo import models

from .consumption import PAID

#: Indicators of each way to share out: (code, whether months are summed).
WAYS = {
    "past": (PAID, True),
    "households": ("solidarity.households", False),
    "needs": ("solidarity.waiting", False),
}


class Programme(models.Model):
    _inherit = "cocagne.programme"

    def _weights(self, way, gardens):
        """{garden: weight}, from the published figures of the year before today's end.

        What is masked has no weight: a small garden gets its part by hand.

        :param way: a key of ``WAYS``, or anything else: all alike.
        """
        self.ensure_one()
        if way not in WAYS:
            return dict.fromkeys(gardens, 1)
        code, summed = WAYS[way]
        figures = self.env["cocagne.network.figure"]
        groups = figures._read_group(
            [
                ("garden_id", "in", gardens.ids),
                ("indicator_id.code", "=", code),
                ("is_masked", "=", False),
                ("month", ">=", self.date_from - relativedelta(months=12)),
            ],
            ["garden_id", "month:month"],
            ["value:sum"],
            order="month:month",
        )
        weights = dict.fromkeys(gardens, 0)
        for garden, _month, value in groups:
            before = weights[garden] if summed else 0
            weights[garden] = before + max(round(value * 100), 0)
        return weights
