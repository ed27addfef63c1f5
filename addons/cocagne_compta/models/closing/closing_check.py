from odoo import api, fields, models
from odoo.exceptions import UserError


class ClosingCheck(models.Model):
    """A line of the checklist: what is left, a way there, who ticked it and why."""

    _name = "cocagne.closing.check"
    _description = "Line of the closing checklist"
    _order = "is_left desc, sequence, id"
    _check_company_auto = True

    closing_id = fields.Many2one(
        "cocagne.closing",
        "Month or year",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="closing_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    sequence = fields.Integer(readonly=True)
    code = fields.Char(required=True, readonly=True)
    label = fields.Char("To look at", compute="_compute_words")
    hint = fields.Char("What to do", compute="_compute_words")
    can_open = fields.Boolean(compute="_compute_words")
    level = fields.Selection(
        [
            ("danger", "Blocks"),
            ("warning", "To look at"),
            ("info", "For information"),
            ("ok", "In order"),
        ],
        readonly=True,
        default="ok",
    )
    count = fields.Integer("Number", readonly=True)
    amount = fields.Monetary(readonly=True)
    comment = fields.Char(help="Why it may stay as it is.")
    done_by = fields.Many2one("res.users", "Ticked by", readonly=True)
    done_on = fields.Datetime("On", readonly=True)
    is_left = fields.Boolean(compute="_compute_is_left", store=True)

    _code_once = models.UniqueIndex("(closing_id, code)", "Once in the list.")

    @api.depends("level", "done_by")
    def _compute_is_left(self):
        for check in self:
            asks = check.level in ("danger", "warning")
            check.is_left = asks and not check.done_by

    # The words follow the language of the reader: they are not stored.
    def _compute_words(self):
        for check in self:
            words = check._words()
            check.label = words.get("label") or check.code
            check.hint = words.get("hint") if check.level != "ok" else False
            check.can_open = bool(words.get("model")) and check.count > 0

    def _words(self):
        closing = self.closing_id
        method = getattr(closing, f"_check_{self.code}", None)
        known = self.code in closing._check_codes()
        return (method() if known and method else None) or {}

    def _update(self, sequence, values):
        """Write what was found; a tick falls when there is more than before."""
        self.ensure_one()
        level = values["level"] if values["count"] else "ok"
        vals = {
            "sequence": sequence,
            "level": level,
            "count": values["count"],
            "amount": values["amount"],
        }
        if values["count"] > self.count and self.done_by:
            vals.update(done_by=False, done_on=False)
        self.write(vals)

    def action_open(self):
        """Go where it is put right."""
        self.ensure_one()
        words = self._words()
        action = {"type": "ir.actions.act_window", "view_mode": "list,form"}
        if words.get("action"):
            action = self.env["ir.actions.actions"]._for_xml_id(words["action"])
        return {
            **action,
            "name": words["label"],
            "display_name": words["label"],
            "res_model": words["model"],
            "domain": words["domain"],
            "context": {},
            "res_id": False,
        }

    def action_tick(self):
        """It may stay: with a comment, which the lock asks for."""
        for check in self:
            if check.level == "danger":
                raise UserError(
                    self.env._("%s: this must be put right first.", check.label)
                )
            if check.level == "warning" and not (check.comment or "").strip():
                raise UserError(
                    self.env._("%s: say first why it may stay.", check.label)
                )
            check.write({"done_by": self.env.uid, "done_on": fields.Datetime.now()})

    def action_untick(self):
        self.write({"done_by": False, "done_on": False})
