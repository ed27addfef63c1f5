from odoo import fields, models

CANDIDATE, ACTIVE, LEFT = "candidate", "active", "left"


class Pathway(models.Model):
    """The time of a person in insertion at a garden, from the candidacy to the exit.

    All that is done for and with the person hangs on it. Who comes back later has another
    one; the PASS, which belongs to the person, may be the same.
    """

    _name = "cocagne.pathway"
    _description = "Pathway in insertion"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "state, name, id"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee", "Person", required=True, check_company=True, index=True
    )
    #: stored: the supervisor may read it, not the employee's record
    name = fields.Char(related="employee_id.name", store=True, related_sudo=True)
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    state = fields.Selection(
        [(CANDIDATE, "Candidate"), (ACTIVE, "In the pathway"), (LEFT, "Left")],
        default=CANDIDATE,
        required=True,
        index=True,
    )
    adviser_id = fields.Many2one("res.users", check_company=True)
    supervisor_id = fields.Many2one(
        "res.users", "Technical supervisor", check_company=True
    )
    pass_id = fields.Many2one(
        "cocagne.pass", "PASS IAE", check_company=True, groups="hr.group_hr_user"
    )
    date_start = fields.Date("Entry", help="First day of the first contract here.")
    date_end = fields.Date("Exit", help="Last day here; empty while the person stays.")
