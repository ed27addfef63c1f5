from odoo import fields, models

from . import fiche_codes
from .fiche import ADVISER


class Fiche(models.Model):
    """The situation of the person on the day of the hire.

    Health, justice and origin are the adviser's alone. Ticked means a difficulty.
    """

    _inherit = "cocagne.fiche"

    orienter = fields.Selection(fiche_codes.ORIENTERS, "Sent by", default="99")
    education = fields.Selection(fiche_codes.EDUCATION, "Level of education")
    employer_type = fields.Selection(
        fiche_codes.EMPLOYER_TYPES,
        "Employer on that day",
        help="Empty for somebody who had no job.",
    )
    unemployed_since = fields.Selection(fiche_codes.DURATIONS, "Without a job for")
    no_resources = fields.Boolean("No resources")
    job_seeker_number = fields.Char("France Travail identifier", size=11)
    job_seeker_since = fields.Selection(fiche_codes.DURATIONS, "Registered for")
    rqth = fields.Boolean("Disabled worker (RQTH)", groups=ADVISER)
    oeth = fields.Boolean("Obligation of employment (OETH)", groups=ADVISER)
    rsa = fields.Selection(fiche_codes.RSA, "RSA", default="NON")
    rsa_since = fields.Selection(fiche_codes.DURATIONS, "RSA for")
    ass_since = fields.Selection(
        fiche_codes.DURATIONS, "ASS for", help="Empty without ASS."
    )
    aah_since = fields.Selection(
        fiche_codes.DURATIONS, "AAH for", groups=ADVISER, help="Empty without AAH."
    )
    ase = fields.Boolean("Leaves child welfare (ASE)", groups=ADVISER)
    single_parent = fields.Boolean("Single parent")
    housing = fields.Boolean("No home, or hosted")
    refugee = fields.Boolean("Refugee or asylum seeker", groups=ADVISER)
    prison = fields.Boolean("Leaves prison", groups=ADVISER)
    low_french = fields.Boolean("Does not master French", groups=ADVISER)
    mobility = fields.Boolean("Difficulty of mobility")
