from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain


class Note(models.Model):
    """A post-it on the home screen, for oneself or for everybody in the garden (R96)."""

    _name = "cocagne.note"
    _description = "Note"
    _inherit = "cocagne.of.garden"
    _order = "sequence, id desc"
    _rec_name = "text"

    text = fields.Text(required=True)
    scope = fields.Selection(
        [("personal", "Only me"), ("garden", "Everybody in the garden")],
        "For",
        default="personal",
        required=True,
    )
    user_id = fields.Many2one(
        "res.users",
        "Written by",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.user,
        ondelete="cascade",
    )
    company_id = fields.Many2one(readonly=True)
    date_from = fields.Date("Show from")
    date_until = fields.Date("Show until")
    color = fields.Integer(default=3)
    sequence = fields.Integer(default=10)
    hidden_user_ids = fields.Many2many(
        "res.users", string="Hidden by", groups=fields.NO_ACCESS
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_until >= date_from)", "A note is hidden after it is shown."
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not (vals.get("text") or "").strip():
                raise UserError(self.env._("Write something on the note first."))
            if not self.env.su:
                vals["user_id"] = self.env.uid
        return super().create(vals_list)

    def write(self, vals):
        if "user_id" in vals and not self.env.su:
            raise AccessError(self.env._("A note keeps its author."))
        return super().write(vals)

    def action_hide(self):
        """Take these notes off the user's own screen; the others still see them."""
        self.check_access("read")
        # sudo: hiding for oneself is no change of somebody else's note
        self.sudo().write({"hidden_user_ids": [fields.Command.link(self.env.uid)]})
        return True

    @api.model
    def action_show_all(self):
        """Bring back the notes that the user has hidden."""
        # sudo: only the user's own mark is taken away
        hidden = self.sudo().search([("hidden_user_ids", "in", self.env.uid)])
        hidden.write({"hidden_user_ids": [fields.Command.unlink(self.env.uid)]})
        return True

    @api.model
    def _of_today(self):
        """The notes to show now to this user."""
        today = fields.Date.context_today(self)
        # sudo: who hid what is nobody's business; the rules still apply below
        hidden = self.sudo()._search([("hidden_user_ids", "in", self.env.uid)])
        return self.search(
            (Domain("date_from", "=", False) | Domain("date_from", "<=", today))
            & (Domain("date_until", "=", False) | Domain("date_until", ">=", today))
            & Domain("company_id", "in", self.env.companies.ids)
            & Domain("id", "not in", hidden)
        )

    @api.model
    def board(self):
        """The notes to show now, as the home screen draws them."""
        return self._of_today()._cards()

    def _cards(self):
        manager = self.env.user.has_group("cocagne_jardin.group_manager")
        return [
            {
                "id": note.id,
                "text": note.text,
                "color": note.color,
                "scope": note.scope,
                # sudo: a name is shown, whoever may read users
                "author": note.sudo().user_id.name,
                "mine": note.user_id == self.env.user,
                "editable": note.user_id == self.env.user
                or (manager and note.scope == "garden"),
                "date_from": note.date_from and fields.Date.to_string(note.date_from),
                "date_until": note.date_until
                and fields.Date.to_string(note.date_until),
            }
            for note in self
        ]
