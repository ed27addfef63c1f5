from markupsafe import Markup

from odoo import api, fields, models

from ...reference.merge import CONFLICT, KEEP, SAME, TAKE, merge

STATUSES = [
    ("new", "New"),
    ("changed", "Changed by the network"),
    ("conflict", "Changed by both"),
]
DECISIONS = [
    ("waiting", "To decide"),
    ("accepted", "Taken over"),
    ("kept", "Mine kept"),
    ("refused", "Set aside"),
    ("superseded", "Replaced by a later release"),
]


class ReferenceChange(models.Model):
    """One thing that a release proposes to a garden, and what the garden decided."""

    _name = "cocagne.reference.change"
    _description = "Reference proposed to a garden"
    _inherit = "cocagne.of.garden"
    _order = "inbox_id desc, status desc, kind, id"
    _rec_name = "name"
    _check_company_auto = True

    inbox_id = fields.Many2one(
        "cocagne.reference.inbox",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    line_id = fields.Many2one(
        "cocagne.reference.release.line", required=True, readonly=True, index=True
    )
    key = fields.Char(required=True, readonly=True, index=True)
    kind = fields.Selection(related="line_id.kind", store=True)
    name = fields.Char(related="line_id.name", store=True)
    status = fields.Selection(STATUSES, required=True, readonly=True)
    decision = fields.Selection(
        DECISIONS, required=True, readonly=True, default="waiting", index=True
    )
    decided_on = fields.Datetime(readonly=True)
    record_id = fields.Integer(readonly=True)
    base = fields.Json(readonly=True)
    local = fields.Json(readonly=True)
    diff = fields.Html("What changes", compute="_compute_diff", sanitize=False)

    @api.depends_context("lang")
    @api.depends("base", "local", "line_id.values")
    def _compute_diff(self):
        """A line a field: before, after, and who changed it."""
        for change in self:
            merged = change._merged()
            rows = [
                change._diff_row(name, how)
                for name, how in merged.fields.items()
                if how != SAME and name != "vegetable" and change._tells(name)
            ]
            change.diff = Markup("").join(rows)

    def _tells(self, name):
        return bool(self.line_id.values[name] or (self.local or {}).get(name))

    def _merged(self):
        # JSON without a value reads as False
        return merge(self.base or None, self.line_id.values, self.local or None)

    def _diff_row(self, name, how):
        theirs = self._shown(name, self.line_id.values[name])
        mine = self._shown(name, (self.local or {}).get(name))
        before = self._shown(name, (self.base or {}).get(name))
        words = {
            TAKE: "%(mine)s → %(theirs)s" if mine else "%(theirs)s",
            KEEP: self.env._("%(mine)s (yours; the network has %(theirs)s)"),
            CONFLICT: self.env._(
                "before: %(before)s; yours: %(mine)s; the network: %(theirs)s"
            )
            if before
            else self.env._("yours: %(mine)s; the network: %(theirs)s"),
        }
        kind = {CONFLICT: "danger", KEEP: "muted"}.get(how, "success")
        return Markup(
            "<div class='text-wrap'><strong>%s</strong> <span class='text-%s'>%s</span></div>"
        ) % (
            self._label(name),
            kind,
            Markup(words[how]) % {"before": before, "mine": mine, "theirs": theirs},
        )

    def _label(self, name):
        return {
            "name": self.env._("Name"),
            "price": self.env._("Price"),
            "description": self.env._("Description"),
            "family": self.env._("Family"),
            "months": self.env._("Months"),
            "monday": self.env._("Week of"),
            "date_from": self.env._("From"),
        }.get(name, name)

    def _shown(self, name, value):
        if value in (None, ""):
            return ""
        if name == "months":
            months = self.env["cocagne.month"].browse(value)
            return ", ".join(months.mapped("name"))
        if name == "price":
            html = self.env["ir.qweb.field.monetary"].value_to_html(
                value, {"display_currency": self.company_id.currency_id}
            )
            return Markup(html).striptags()
        if name in ("monday", "date_from"):
            return self.env["ir.qweb.field.date"].value_to_html(
                fields.Date.to_date(value), {}
            )
        if name == "family":
            choices = self.env["product.template"]._fields["basket_family"]
            return dict(choices._description_selection(self.env)).get(value, value)
        return str(value)
