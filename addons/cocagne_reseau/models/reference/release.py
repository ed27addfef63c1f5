from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError


class ReferenceRelease(models.Model):
    """What is new in the references, given to all the gardens at once.

    It keeps the values of its day. Each garden gets its inbox, in chunks: a run that is
    stopped, killed or begun again does each garden once.
    """

    _name = "cocagne.reference.release"
    _description = "Release of references"
    _inherit = ["cocagne.progress.mixin", "cocagne.next.step"]
    _order = "id desc"

    name = fields.Char(required=True, help="For example: Spring 2026.")
    note = fields.Text("Word to the gardens")
    published_on = fields.Datetime(readonly=True, copy=False)
    line_ids = fields.One2many(
        "cocagne.reference.release.line", "release_id", "What is in it", readonly=True
    )
    line_count = fields.Integer("Things in it", compute="_compute_counts")
    inbox_ids = fields.One2many("cocagne.reference.inbox", "release_id", "Gardens")
    answered_count = fields.Integer("Gardens that answered", compute="_compute_counts")

    @api.depends("line_ids", "inbox_ids.waiting_count")
    def _compute_counts(self):
        for release in self:
            release.line_count = len(release.line_ids)
            # sudo: how many answered, not what
            inboxes = release.sudo().inbox_ids
            release.answered_count = len(
                inboxes.filtered(lambda one: not one.waiting_count)
            )

    # -- what is in it -----------------------------------------------------------------

    def action_collect(self):
        """Put in everything that changed since it was last given to the gardens."""
        self.ensure_one()
        self._check_draft()
        self.line_ids.unlink()
        items = self._unreleased().sorted(lambda one: one.date_from or date.min)
        # of several prices of a vegetable, the last one
        latest = {item._key(): item for item in items}
        self.env["cocagne.reference.release.line"].create(
            [self._prepare_line(key, item) for key, item in latest.items()]
        )
        return True

    def _unreleased(self):
        return self.env["cocagne.reference.item"].search([("is_released", "=", False)])

    def _mark_released(self):
        """What is given now, and earlier prices that it replaces."""
        keys = set(self.line_ids.mapped("key"))
        given = self._unreleased().filtered(lambda one: one._key() in keys)
        given.is_released = True

    def _prepare_line(self, key, item):
        return {
            "release_id": self.id,
            "item_id": item.id,
            "key": key,
            "kind": item.kind,
            "name": item.display_name,
            "values": item._values(),
        }

    def _check_draft(self):
        if self.published_on:
            raise UserError(
                self.env._(
                    "%s is with the gardens already: prepare another release.",
                    self.name,
                )
            )

    def action_publish(self):
        """Give it to the gardens."""
        for release in self:
            release._check_draft()
            if not release.line_ids:
                release.action_collect()
            if not release.line_ids:
                raise UserError(
                    self.env._(
                        "Nothing changed since the last release: nothing to give."
                    )
                )
            release.published_on = fields.Datetime.now()
            release._mark_released()
        return self.action_run()

    # -- one garden after the other ----------------------------------------------------

    def _waiting(self, after=0):
        """The gardens that have not got it, each as a list of one company."""
        # sudo: the head office is no user of the gardens' companies; only ids are read
        gardens = (
            self.env["cocagne.network.garden"]
            .sudo()
            .search([("company_id", "!=", False), ("date_left", "=", False)])
        )
        done = self.sudo().inbox_ids.company_id
        companies = (gardens.company_id - done).sorted("id")
        return [one for one in companies if one.id > after]

    def _count_progress(self):
        return len(self.sudo().inbox_ids), len(self._waiting())  # sudo: their number

    def _key(self, thing):
        return thing.id

    def _chunk_length(self):
        return 20

    def _nothing(self):
        return self.env["cocagne.reference.inbox"].sudo()

    def _name_of(self, thing):
        return thing.name

    def _do(self, things):
        companies = self.env["res.company"].sudo().union(*things)
        # sudo: compares with what the gardens have; the head office reads none of it
        return self.env["cocagne.reference.inbox"].sudo()._deliver(self, companies)

    def _new_step(self):
        text = self.env._(
            "Give it a name, then save: what changed since the last one is collected "
            "next."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        self.ensure_one()
        if not self.published_on and not self.line_ids:
            text = self.env._("Put in what changed since the last release.")
            button = self.env._("Collect what changed")
            return [self._step("collect", text, button, method="action_collect")]
        if not self.published_on:
            text = self.env._("Look at what is in it, then give it to the gardens.")
            button = self.env._("Give it to the gardens")
            return [self._step("publish", text, button, method="action_publish")]
        if self.state == "running" and self._waiting():
            text = self.env._("It is being given to the gardens.")
            return [self._step("running", text, kind="wait")]
        if self.state == "stopped" and self._waiting():
            text = self.env._("Some gardens have not got it yet.")
            button = self.env._("Go on")
            return [self._step("go_on", text, button, method="action_run")]
        text = self.env._(
            "Gardens that answered: %(done)s of %(total)s.",
            done=self.answered_count,
            total=len(self.sudo().inbox_ids),
        )
        return [self._step("done", text)]


class ReferenceReleaseLine(models.Model):
    """One thing of a release, as it was on that day."""

    _name = "cocagne.reference.release.line"
    _description = "Line of a release"
    _order = "kind, name, id"

    release_id = fields.Many2one(
        "cocagne.reference.release", required=True, ondelete="cascade", index=True
    )
    item_id = fields.Many2one(
        "cocagne.reference.item", readonly=True, ondelete="restrict"
    )
    key = fields.Char(required=True, readonly=True)
    kind = fields.Selection(related="item_id.kind", store=True)
    name = fields.Char(required=True, readonly=True)
    values = fields.Json(required=True, readonly=True)

    _once = models.UniqueIndex(
        "(release_id, key)", "This thing is in the release already."
    )
