from odoo import fields, models

from ..models.person.address import EXTENSIONS, LANES

PARTS = (
    "lane_number",
    "lane_extension",
    "lane_type",
    "lane_name",
    "lane_complement",
    "commune_code",
    "private_zip",
    "private_city",
)


class ArrivalHome(models.TransientModel):
    """Second screen: where the person lives, in the parts that the State wants."""

    _inherit = "cocagne.arrival"

    lane_number = fields.Char("Number", size=10)
    lane_extension = fields.Selection(EXTENSIONS, "bis, ter")
    lane_type = fields.Selection(LANES, "Kind of street", default="RUE")
    lane_name = fields.Char("Name of the street", size=120)
    lane_complement = fields.Char("Complement", size=32)
    private_zip = fields.Char("Postcode", size=5)
    private_city = fields.Char("Town")
    commune_code = fields.Char("Commune (INSEE code)", size=5)

    def _check_home(self):
        self._want(
            lane_name=self.env._(
                "In which street does the person live? For who has no home, write the "
                "address of the structure that receives the mail."
            ),
            lane_type=self.env._("Is it a street, an avenue, a square?"),
            private_zip=self.env._("What is the postcode?"),
            private_city=self.env._("What is the town?"),
            commune_code=self.env._(
                "Write the INSEE code of the commune: five characters, not the postcode."
            ),
        )

    def _save_home(self):
        self.employee_id.write({name: self[name] for name in PARTS})

    def _fill_home(self):
        person = self.employee_id
        known = {name: person[name] for name in PARTS if person[name]}
        self.write(known)
