from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cocagne_jardin.models.garden.setting import setting


class ResCompany(models.Model):
    """How long the garden keeps the file of somebody who left."""

    _inherit = "res.company"

    insertion_retention_years = fields.Integer(
        "Years kept after the last contact",
        default=2,
        required=True,
        help="The CNIL advises two years after the last contact. Then the name and the "
        "situation are erased, the figures stay.",
    )

    @api.constrains("insertion_retention_years")
    def _check_retention(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        most = figures.whole("record_retention_years", fields.Date.context_today(self))
        for company in self:
            if not 1 <= company.insertion_retention_years <= most:
                raise ValidationError(
                    self.env._(
                        "%(name)s: a file in the active base is kept between 1 and "
                        "%(most)s years after the last contact (CNIL).",
                        name=company.name,
                        most=most,
                    )
                )


class GardenProfile(models.Model):
    """Lets the manager choose it."""

    _inherit = "cocagne.garden.profile"

    insertion_retention_years = setting(fields.Integer, "insertion_retention_years")
