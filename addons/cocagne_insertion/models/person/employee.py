from odoo import fields, models


class Employee(models.Model):
    """Somebody in insertion is an employee with a pathway; the team has none."""

    _inherit = "hr.employee"

    pathway_ids = fields.One2many(
        "cocagne.pathway", "employee_id", "Pathways", groups="hr.group_hr_user"
    )
    pass_ids = fields.One2many(
        "cocagne.pass", "employee_id", "PASS IAE", groups="hr.group_hr_user"
    )
