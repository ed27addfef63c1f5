from odoo import api, fields, models

from ...reference.merge import NOTHING, merge


class ReferenceInbox(models.Model):
    """What a release brings to one garden: what is new, changed, or changed by both."""

    _name = "cocagne.reference.inbox"
    _description = "References that came"
    _inherit = ["cocagne.of.garden", "cocagne.next.step"]
    _order = "id desc"
    _rec_name = "release_id"

    release_id = fields.Many2one(
        "cocagne.reference.release",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    note = fields.Text(related="release_id.note")
    published_on = fields.Datetime(related="release_id.published_on")
    change_ids = fields.One2many("cocagne.reference.change", "inbox_id", "What came")
    waiting_count = fields.Integer(
        "To decide", compute="_compute_waiting_count", store=True
    )
    conflict_count = fields.Integer(compute="_compute_waiting_count", store=True)

    _once = models.UniqueIndex(
        "(release_id, company_id)", "This garden has this release already."
    )

    @api.depends("change_ids.decision")
    def _compute_waiting_count(self):
        for inbox in self:
            waiting = inbox.change_ids.filtered(lambda one: one.decision == "waiting")
            inbox.waiting_count = len(waiting)
            inbox.conflict_count = len(
                waiting.filtered(lambda one: one.status == "conflict")
            )

    # -- delivery ----------------------------------------------------------------------

    @api.model
    def _deliver(self, release, companies):
        """Give a release to gardens; as many queries for one as for twenty.

        :return: their inboxes.
        """
        lines = release.line_ids
        links = self._links(companies, lines)
        locals_ = {}
        for kind in set(lines.mapped("kind")):
            mine = lines.filtered(lambda line, kind=kind: line.kind == kind)
            model = self.env["cocagne.reference.kind"]._of(kind)
            locals_ |= model._locals(companies, mine, links)
        self._supersede(companies, lines)
        inboxes = self.create(
            [{"release_id": release.id, "company_id": one.id} for one in companies]
        )
        self.env["cocagne.reference.change"].create(
            [
                change
                for inbox in inboxes
                for line in lines
                if (change := self._prepare_change(inbox, line, links, locals_))
            ]
        )
        return inboxes

    @api.model
    def _links(self, companies, lines):
        found = self.env["cocagne.reference.link"].search(
            [("company_id", "in", companies.ids), ("key", "in", lines.mapped("key"))]
        )
        return {(link.company_id.id, link.key): link for link in found}

    @api.model
    def _supersede(self, companies, lines):
        """What waited for an answer is asked by the new release."""
        self.env["cocagne.reference.change"].search(
            [
                ("company_id", "in", companies.ids),
                ("key", "in", lines.mapped("key")),
                ("decision", "=", "waiting"),
            ]
        ).decision = "superseded"

    @api.model
    def _prepare_change(self, inbox, line, links, locals_):
        place = (inbox.company_id.id, line.key)
        record_id, local = locals_.get(place, (0, None))
        kind = self.env["cocagne.reference.kind"]._of(line.kind)
        known = local is not None or record_id
        if not known and not kind._concerns(inbox.company_id, line):
            return None
        base = links[place].base if place in links else None
        merged = merge(base, line.values, local)
        if merged.status == NOTHING:
            return None
        return {
            "inbox_id": inbox.id,
            "company_id": inbox.company_id.id,
            "line_id": line.id,
            "key": line.key,
            "status": merged.status,
            "record_id": record_id,
            "base": base,
            "local": local,
        }

    # -- buttons -----------------------------------------------------------------------

    def action_accept_all(self):
        """Take all that is new or changed, and leave open what both changed."""
        waiting = self.change_ids.filtered(lambda one: one.decision == "waiting")
        waiting.filtered(lambda one: one.status != "conflict").action_accept()
        return True

    def action_keep_all(self):
        """Keep the garden's own version wherever both changed."""
        waiting = self.change_ids.filtered(lambda one: one.decision == "waiting")
        waiting.filtered(lambda one: one.status == "conflict").action_keep()
        return True

    def action_refuse_all(self):
        """Leave all that is not decided yet."""
        self.change_ids.filtered(lambda one: one.decision == "waiting").action_refuse()
        return True

    def _next_steps(self):
        self.ensure_one()
        simple = self.waiting_count - self.conflict_count
        if simple:
            text = self.env._(
                "New or changed, and you touched none of them: %s. Take them all, or "
                "decide line by line.",
                simple,
            )
            button = self.env._("Take them all")
            return [self._step("take", text, button, method="action_accept_all")]
        if self.conflict_count:
            text = self.env._(
                "Changed by the network and by you: %s. Look at each, or keep yours for "
                "all.",
                self.conflict_count,
            )
            button = self.env._("Keep mine for all")
            return [self._step("keep", text, button, method="action_keep_all")]
        return [self._step("done", self.env._("All is decided. Thank you."))]
