from odoo import fields, models

from ...hours import counting

MEANINGS = [
    (counting.ABSENT, "Absent"),
    (counting.TRAINED, "In training"),
    (counting.WORKED, "At work elsewhere"),
]


class LeaveType(models.Model):
    """A reason not to be at the usual work, and what it does to hours and pay.

    Whether it is paid is Odoo's ``unpaid``.
    """

    _inherit = "hr.leave.type"

    insertion_meaning = fields.Selection(
        MEANINGS,
        "Counts as",
        default=counting.ABSENT,
        required=True,
        help="Trainings and immersions are no absence: their hours are counted apart.",
    )
    payroll_code = fields.Char(
        help="Short name of the column of this reason in the payroll variables.", size=8
    )
    supervisor_marks = fields.Boolean(
        "The supervisor may choose it",
        help="Others are seen by the supervisor as “absent”, without the reason.",
    )
    to_explain = fields.Boolean(
        "Waits for its reason",
        help="Who does the week sheet marks an absence; payroll gives its reason later.",
    )
