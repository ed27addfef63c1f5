from decimal import Decimal

from odoo import fields, models

from ...indicators.staffing import Post

CENT = Decimal("0.01")

ROLES = [
    ("eti", "Technical supervisor (ETI)"),
    ("cip", "Socio-professional adviser (CIP)"),
]
STATUSES = [("permanent", "Employee of the garden"), ("external", "External provider")]


class InsertionStaff(models.Model):
    """Who supervises and advises the people in insertion, for the annual report.

    No ratio is written in the law for an ACI: the table is told, nothing is refused.
    """

    _name = "cocagne.insertion.staff"
    _description = "Supervisor or adviser"
    _inherit = ["cocagne.of.garden"]
    _order = "role, status, name, id"
    _check_company_auto = True

    name = fields.Char("Who", required=True)
    role = fields.Selection(ROLES, required=True, default="eti")
    status = fields.Selection(
        STATUSES, "Employed by", required=True, default="permanent"
    )
    etp = fields.Float(
        "Full-time posts",
        default=1.0,
        digits=(16, 2),
        help="Time given to the insertion site: 0.50 for half a week.",
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To")

    _etp_positive = models.Constraint(
        "CHECK (etp > 0)", "The time given to the insertion site is above 0."
    )
    _days = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "Nobody leaves before they come: look at the two days.",
    )

    def _posts(self, date_from, date_to):
        """Posts for ``indicators.staffing``: the part of the period that they were there."""
        whole = (date_to - date_from).days + 1
        return [
            Post(one.role, one._part(date_from, date_to, whole), one.status)
            for one in self
        ]

    def _part(self, date_from, date_to, whole):
        start = max(self.date_from, date_from)
        end = min(self.date_to or date_to, date_to)
        days = (end - start).days + 1
        etp = Decimal(str(round(self.etp, 2))) * days / whole
        return etp.quantize(CENT)
