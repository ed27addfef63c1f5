from odoo import fields, models


class ProgressTime(models.AbstractModel):
    """How long the work will still take, told while it runs."""

    _inherit = "cocagne.progress.mixin"

    started_on = fields.Datetime(readonly=True, copy=False)
    started_at = fields.Integer(
        "Done before", readonly=True, copy=False, help="When this run was started."
    )

    def _start(self):
        super()._start()
        self.write(
            {
                "started_on": fields.Datetime.now(),
                "started_at": self._count_progress()[0],
            }
        )

    def _progress_words(self, done, total):
        return self._add_time_left(super()._progress_words(done, total), done, total)

    def _add_time_left(self, words, done, total):
        left = self._seconds_left(done, total)
        if not left:
            return words
        if left < 90:
            rest = self.env._("about %s seconds left", max(5, round(left, -1)))
        else:
            rest = self.env._("about %s minutes left", round(left / 60))
        return f"{words}, {rest}"

    def _seconds_left(self, done, total):
        """Whole seconds, by the pace of this run; 0 when it cannot be told yet."""
        fresh = done - self.started_at
        if self.state != "running" or not self.started_on or fresh <= 0:
            return 0
        passed = (fields.Datetime.now() - self.started_on).total_seconds()
        return round(passed / fresh * (total - done))
