from odoo import fields, models

#: Gardens whose months are counted and saved at a time.
CHUNK = 20


class Campaign(models.Model):
    """The figures of a campaign are counted behind the scenes, some gardens at a time.

    A garden whose months are counted no longer waits: work that was stopped or killed
    goes on where it was, and what is counted twice is not written twice.
    """

    _inherit = "cocagne.network.campaign"

    def _waiting(self, after=0):
        lines = self.line_ids.filtered(
            lambda line: (
                line.garden_id.company_id
                and not line.computed_on
                and line.garden_id.id > after
            )
        )
        return list(lines.garden_id.sorted("id"))

    def _chunk_length(self):
        return CHUNK

    def _count_progress(self):
        hosted = self.line_ids.filtered("garden_id.company_id")
        done = len(hosted.filtered("computed_on"))
        return done, len(hosted) - done

    def _nothing(self):
        return self.env["cocagne.snapshot"]

    def _do(self, gardens):
        """Count the months of a chunk of gardens."""
        chunk = self.env["cocagne.network.garden"].union(*gardens)
        snapshots = self._nothing()
        for month in self._months():
            snapshots |= snapshots._compute(chunk, month)
        lines = self.line_ids.filtered(lambda line: line.garden_id in chunk)
        lines.computed_on = fields.Datetime.now()
        return snapshots

    def _start(self):
        if self.state == "done":
            self.line_ids.computed_on = False
        super()._start()

    def _finish(self):
        super()._finish()
        if self.stage == "open":
            self._send_opening()
