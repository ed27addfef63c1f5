from odoo import api, fields, models
from odoo.tools import config

from odoo.addons.queue_job import jobrunner

#: States of a job that will still be run, or is being run.
LIVE = ("wait_dependencies", "pending", "enqueued", "started")


class ProgressJobs(models.AbstractModel):
    """Each chunk of long work is a job that starts the next one.

    The channel is that of the model's ``queue.job.function`` for ``_run_next``.
    """

    _inherit = "cocagne.progress.mixin"

    stalled = fields.Text(
        "Why it stands still",
        compute="_compute_stalled",
        help="The last chunk ended in an error that nobody foresaw.",
    )

    @api.model
    def _has_job_runner(self):
        """Whether jobs are run, in this process or in one beside it (workers)."""
        return bool(jobrunner.runner_thread) or (
            bool(config["workers"])
            and "queue_job" in config["server_wide_modules"]
            and jobrunner._is_runner_enabled()
        )

    def _job_key(self, after=""):
        return f"{self._name}-{self.id}-{after}"

    def _jobs(self):
        """The jobs of this work, the latest first."""
        # sudo: jobs are read by the system only; these are those of a record that the
        # user may read
        return (
            self.env["queue.job"]
            .sudo()
            .search([("identity_key", "=like", f"{self._job_key()}%")], order="id desc")
        )

    def _has_live_job(self):
        return any(job.state in LIVE for job in self._jobs())

    @api.depends("state")
    def _compute_stalled(self):
        for work in self:
            work.stalled = False
            if work.state != "running" or not work._origin:
                continue
            last = work._origin._jobs()[:1]
            if last.state == "failed":
                work.stalled = last.exc_message or last.exc_name

    def _enqueue(self, after):
        self.with_delay(
            identity_key=self._job_key(after), description=self.display_name
        )._run_next(after)

    def _run_next(self, after):
        """A job: do the chunk of what follows ``after``, and start the next job."""
        self.ensure_one()
        if self.state != "running":
            return
        waiting = self._waiting(after)
        chunk = waiting[: self._chunk_length()]
        if chunk:
            self._note(self._try(chunk)[1])
            if not after:
                self._after_first_chunk()
        if len(waiting) > len(chunk):
            self._enqueue(self._key(chunk[-1]))
        else:
            self._finish()
