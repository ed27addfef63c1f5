"""Long work in chunks that can be watched, stopped and run again."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

#: Attempts at a chunk that meets somebody else's change of the same rows.
ATTEMPTS = 5


class ProgressMixin(models.AbstractModel):
    """A month to bill, invoices to send, memberships to renew.

    A model tells what waits (``_waiting``) and how a chunk of it is done (``_do``). What
    is done is no longer waiting: work that is stopped, killed or run twice does each
    thing once. Each chunk is saved by itself, as a job that starts the next one, or one
    after the other here (``_run_now``).
    """

    _name = "cocagne.progress.mixin"
    _description = "Long work in chunks"

    state = fields.Selection(
        [
            ("draft", "Being prepared"),
            ("running", "Under way"),
            ("stopped", "Stopped"),
            ("done", "All done"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    refusals = fields.Text("Could not be done", readonly=True, copy=False)
    progress = fields.Float(compute="_compute_progress", help="In hundredths.")
    progress_text = fields.Char("Where it is", compute="_compute_progress")

    # -- what a model tells ------------------------------------------------------------

    def _waiting(self, after=0):
        """What is left to do: a list of recordsets, in order of ``_key``.

        :param after: key of the last thing that was tried; those before are left out.
        """
        raise NotImplementedError

    def _key(self, thing):
        """A whole number that orders what waits."""
        return thing.id

    def _do(self, things):
        """Do a chunk; the records that were made.

        :raises UserError: nothing of the chunk is kept, each is tried by itself.
        """
        raise NotImplementedError

    def _name_of(self, thing):
        """How a thing that was refused is named to people."""
        return thing.display_name

    def _chunk_length(self):
        """How many things are done and saved at a time."""
        return 100

    def _count_progress(self):
        """What this work has done, and what it has left to do."""
        return 0, len(self._waiting())

    def _progress_words(self, done, total):
        return self.env._("%(done)s of %(total)s", done=done, total=total)

    def _check_start(self):
        """:raises UserError: when the work cannot begin."""

    def _after_first_chunk(self):
        """Called once the first chunk of a run is saved."""

    # -- watching ----------------------------------------------------------------------

    @api.depends("state")
    def _compute_progress(self):
        for work in self:
            done, todo = work._count_progress()
            total = done + todo
            work.progress = 100.0 * done / total if total else 0.0
            work.progress_text = work._progress_words(done, total)

    # -- buttons -----------------------------------------------------------------------

    def action_run(self):
        """Do what is left, behind the scenes when a job runner works."""
        for work in self:
            if not work._has_job_runner():
                work._run_now()
            elif not work._has_live_job():
                work._start()
                work._enqueue(0)
        return True

    def action_stop(self):
        """Stop after what is being done now."""
        self.check_access("write")
        self.filtered(lambda work: work.state == "running").state = "stopped"
        return True

    # -- running -----------------------------------------------------------------------

    def _start(self):
        self.ensure_one()
        self.check_access("write")
        self._check_start()
        self.write({"state": "running", "refusals": False})

    def _finish(self):
        self.state = "done"

    def _run_now(self, chunk_size=None, commit=None, progress=None):
        """Do everything here.

        :param chunk_size: how many things at a time.
        :param commit: called after each chunk; without it all is one transaction.
        :param progress: called with (done, in all) after each chunk.
        :return: the records that were made, None when there was nothing to do.
        """
        self._start()
        if commit:
            commit()
        size = chunk_size or self._chunk_length()
        waiting, start, made = self._waiting(), 0, None
        while start < len(waiting) and self.state == "running":
            # each chunk reads its own records only: the cache is emptied after it
            chunk = [thing.with_prefetch() for thing in waiting[start : start + size]]
            found = self._save_chunk(chunk, commit)
            made = found if made is None else made + found
            if commit and not start:
                self._after_first_chunk()
            start += len(chunk)
            if progress:
                progress(start, len(waiting))
        if self.state == "running":
            self._finish()
        if commit:
            commit()
        return made

    def _save_chunk(self, chunk, commit):
        """Do and commit a chunk; the records that were made."""
        attempt = 0
        while True:
            attempt += 1
            try:
                made, errors = self._try(chunk)
                self._note(errors)
                self.env.flush_all()
                if commit:
                    commit()
                    self.env.invalidate_all()
                return made.with_prefetch()
            except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
                if not commit or attempt == ATTEMPTS:
                    raise
                self.env.cr.rollback()
                self.env.invalidate_all()

    def _try(self, things):
        """Do a chunk; when it is refused, one thing after the other.

        :return: the records that were made and, by name, why some were refused.
        """
        try:
            with self.env.cr.savepoint():
                return self._do(things), {}
        except UserError as refusal:
            if len(things) == 1:
                return self._nothing(), {self._name_of(things[0]): str(refusal)}
        made, errors = self._nothing(), {}
        for thing in things:
            done, refused = self._try([thing])
            made += done
            errors |= refused
        return made, errors

    def _nothing(self):
        """The empty recordset of what this work makes."""
        raise NotImplementedError

    def _note(self, errors):
        """Add to what could not be done; ``errors``: why, by name."""
        if errors:
            lines = [f"{name} - {why}" for name, why in errors.items()]
            self.refusals = "\n".join(filter(None, [self.refusals, *lines]))
