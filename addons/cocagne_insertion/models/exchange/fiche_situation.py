from odoo import fields, models

from . import fiche_codes
from .fiche import ADVISER


class Fiche(models.Model):
    """The situation of the person on the day of the hire.

    The adviser's alone, as on the pathway. Ticked means a difficulty.
    """

    _inherit = "cocagne.fiche"

    orienter = fields.Selection(
        fiche_codes.ORIENTERS, "Sent by", default="99", groups=ADVISER
    )
    education = fields.Selection(
        fiche_codes.EDUCATIONS, "Level of education", groups=ADVISER
    )
    employer_type = fields.Selection(
        fiche_codes.EMPLOYER_TYPES,
        "Employer on that day",
        help="Empty for somebody who had no job.",
        groups=ADVISER,
    )
    unemployed_since = fields.Selection(
        fiche_codes.DURATIONS, "Without a job for", groups=ADVISER
    )
    no_resources = fields.Boolean("No resources", groups=ADVISER)
    job_seeker_number = fields.Char(
        "France Travail identifier", size=11, groups=ADVISER
    )
    job_seeker_since = fields.Selection(
        fiche_codes.DURATIONS, "Registered for", groups=ADVISER
    )
    rqth = fields.Boolean("Disabled worker (RQTH)", groups=ADVISER)
    oeth = fields.Boolean("Obligation of employment (OETH)", groups=ADVISER)
    rsa = fields.Selection(fiche_codes.RSA, "RSA", default="NON", groups=ADVISER)
    rsa_since = fields.Selection(fiche_codes.DURATIONS, "RSA for", groups=ADVISER)
    ass_since = fields.Selection(
        fiche_codes.DURATIONS, "ASS for", help="Empty without ASS.", groups=ADVISER
    )
    aah_since = fields.Selection(
        fiche_codes.DURATIONS, "AAH for", help="Empty without AAH.", groups=ADVISER
    )
    ase = fields.Boolean("Leaves child welfare (ASE)", groups=ADVISER)
    single_parent = fields.Boolean("Single parent", groups=ADVISER)
    housing = fields.Boolean("No home, or hosted", groups=ADVISER)
    refugee = fields.Boolean("Refugee or asylum seeker", groups=ADVISER)
    prison = fields.Boolean("Leaves prison", groups=ADVISER)
    low_french = fields.Boolean("Does not master French", groups=ADVISER)
    mobility = fields.Boolean("Difficulty of mobility", groups=ADVISER)
