from odoo import api, fields, models

from .situation import ORIENTERS

#: Codes of the fiche salarié that are no organisation.
NO_ORGANISATION = ("07", "99")
#: An orienter that may not prescribe.
NOT_AUTHORISED = "08"


class Prescriber(models.Model):
    """Who sends people to the garden: France Travail, mission locale, Cap emploi...

    A list of its own and not contacts: the adviser does not read the garden's members.
    An authorised prescriber makes diagnoses and decides of prolongations.
    """

    _name = "cocagne.prescriber"
    _description = "Prescriber or orienter of insertion"
    _inherit = "cocagne.of.garden"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char("Organisation", required=True)
    orienter = fields.Selection(
        [one for one in ORIENTERS if one[0] not in NO_ORGANISATION],
        "Kind",
        required=True,
        help="Code of the fiche salarié.",
    )
    authorised = fields.Boolean(
        "Authorised prescriber",
        compute="_compute_authorised",
        store=True,
        help="Its diagnosis needs no criteria, and it decides of prolongations.",
    )
    contact = fields.Char("Person to contact")
    email = fields.Char()
    phone = fields.Char()
    active = fields.Boolean(default=True)

    @api.depends("orienter")
    def _compute_authorised(self):
        for one in self:
            one.authorised = one.orienter != NOT_AUTHORISED
