from odoo import fields, models

from ...exchange import codes

OFFICER = "hr.group_hr_user"
EXTENSIONS = [("B", "bis"), ("T", "ter"), ("Q", "quater"), ("C", "quinquies")]
#: Kinds of lanes are French words of the ASP's list: the same in every language.
LANES = [(code.code, code.label) for code in codes.load("lane_type").values()]


class EmployeeAddress(models.Model):
    """The person's address in the parts that the fiche salarié wants.

    Post code and town are Odoo's ``private_zip`` and ``private_city``.
    """

    _inherit = "hr.employee"

    lane_number = fields.Char("Number", size=10, groups=OFFICER)
    lane_extension = fields.Selection(EXTENSIONS, "bis, ter", groups=OFFICER)
    lane_type = fields.Selection(LANES, "Kind of street", groups=OFFICER)
    lane_name = fields.Char("Name of the street", size=120, groups=OFFICER)
    lane_complement = fields.Char("Complement", size=32, groups=OFFICER)
    commune_code = fields.Char(
        "Commune (INSEE)", size=5, groups=OFFICER, help="INSEE code, not the post code."
    )

    def _street(self):
        """The line of a letter: « 4 bis rue des Essais »."""
        self.ensure_one()
        lanes, extensions = dict(LANES), dict(EXTENSIONS)
        parts = (
            self.lane_number,
            extensions.get(self.lane_extension),
            (lanes.get(self.lane_type) or "").lower(),
            self.lane_name,
        )
        return " ".join(part for part in parts if part)

    def write(self, vals):
        done = super().write(vals)
        parts = {"lane_number", "lane_extension", "lane_type", "lane_name"}
        if parts & vals.keys() and "private_street" not in vals:
            for person in self:
                person.private_street = person._street()
        return done
