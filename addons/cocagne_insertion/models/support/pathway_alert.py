from odoo import fields, models

from .support_task import LEVELS


class Pathway(models.Model):
    """The most urgent thing to do for each person, on the list of people."""

    _inherit = "cocagne.pathway"

    alert_level = fields.Selection(LEVELS, "Most urgent", compute="_compute_alert")
    alert_text = fields.Char("What is most urgent", compute="_compute_alert")

    def _compute_alert(self):
        """What the user may see of it; all people in as many queries as one."""
        tasks = self.env["cocagne.support.task"].search(
            [("pathway_id", "in", self._origin.ids)]
        )
        urgent = {}
        for task in tasks.sorted("day"):
            urgent.setdefault(task.pathway_id.id, task)
        for pathway in self:
            task = urgent.get(pathway._origin.id)
            pathway.alert_level = task.level if task else False
            pathway.alert_text = task._sentence() if task else False
