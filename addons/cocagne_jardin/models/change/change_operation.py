from odoo import api, fields, models


class ChangeOperation(models.Model):
    """One decision of the garden that changed many subscriptions at once, such as
    "no eggs this week" (R58). It is undone as a whole."""

    _name = "cocagne.change.operation"
    _description = "Exceptional change"
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char("What happened", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    change_ids = fields.One2many("cocagne.change", "operation_id", "Changes")
    change_count = fields.Integer("Subscriptions", compute="_compute_change_count")
    state = fields.Selection(
        [("done", "In force"), ("undone", "Undone")],
        default="done",
        required=True,
        readonly=True,
    )

    @api.depends("change_ids")
    def _compute_change_count(self):
        counts = dict(
            self.env["cocagne.change"]._read_group(
                [("operation_id", "in", self.ids)], ["operation_id"], ["__count"]
            )
        )
        for operation in self:
            operation.change_count = counts.get(operation, 0)

    def action_undo(self):
        """Undo the whole decision: all its changes, or none."""
        self.change_ids.action_undo()
        # sudo: nobody writes an operation; the changes checked who may undo them
        self.sudo().state = "undone"
        return True

    def action_view_changes(self):
        """Open the changes of this decision, one per subscription."""
        return self.env["cocagne.change"]._open_history(
            [("operation_id", "in", self.ids)]
        )
