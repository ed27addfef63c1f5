from odoo import models

HEAD_OFFICE = ["cocagne_jardin.group_head_office"]


class Observatoire(models.Model):
    """What the Observatoire of a year waits for, said on its form."""

    _inherit = "cocagne.observatoire"

    def _next_steps(self):
        self.ensure_one()
        if self.state == "running":
            text = self.env._("The files are being made: you may leave this page.")
            return [self._step("running", text, kind="wait")]
        if self.state == "done" and not self.is_outdated and not self.refusals:
            return [self._step_download()]
        return [self._step_prepare()]

    def _step_download(self):
        return self._step(
            "download",
            self.env._(
                "The workbook of %s is ready, with all months of today.", self.year
            ),
            self.env._("Download the workbook"),
            method="action_download",
            groups=HEAD_OFFICE,
            kind="done",
        )

    def _step_prepare(self):
        if self.is_outdated:
            text = self.env._(
                "Figures changed since the files were made (months validated since: "
                "%s). Make them again.",
                self.changed_count,
            )
        else:
            text = self.env._(
                "%(months)s months of %(gardens)s gardens are validated for %(year)s.",
                months=self.month_count,
                gardens=self.garden_count,
                year=self.year,
            )
        return self._step(
            "prepare",
            text,
            self.env._("Prepare the workbook of %s", self.year),
            method="action_prepare",
            groups=HEAD_OFFICE,
        )
