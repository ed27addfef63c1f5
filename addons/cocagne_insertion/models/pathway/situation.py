from odoo import fields, models

from ...exchange import codes

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Codes of ``data/codes``; the words are those of the fiche salarié.
DURATIONS = [
    ("01", "Less than 6 months"),
    ("02", "6 to 11 months"),
    ("03", "12 to 23 months"),
    ("04", "24 months and more"),
]
ORIENTERS = [
    ("01", "Mission locale"),
    ("02", "Cap emploi"),
    ("03", "France Travail"),
    ("04", "PLIE"),
    ("05", "Social service of the Département"),
    ("06", "Other authorised prescriber"),
    ("07", "Came by themselves"),
    ("08", "Orienter who is not authorised"),
    ("09", "SPIP"),
    ("10", "PJJ"),
    ("11", "CCAS or CIAS"),
    ("12", "CHRS"),
    ("13", "CIDFF"),
    ("14", "Prevention service"),
    ("15", "AFPA"),
    ("16", "PIJ-BIJ"),
    ("17", "CAF"),
    ("18", "CADA"),
    ("19", "ASE"),
    ("20", "CAVA"),
    ("21", "CPH"),
    ("22", "CHU"),
    ("23", "OACAS"),
    ("99", "Unknown"),
]
EMPLOYER_TYPES = [
    ("01", "EI"),
    ("02", "ETTI"),
    ("03", "AI"),
    ("04", "ACI"),
    ("05", "ESAT"),
    ("06", "EA"),
    ("07", "Other employer"),
]
RSA = [
    ("NON", "No RSA"),
    ("OUI-M", "RSA, increased"),
    ("OUI-NM", "RSA, not increased"),
]


class PathwaySituation(models.Model):
    """The situation of the person on the day of the entry, as the fiche salarié asks it.

    The names are those of ``exchange.fiche.employee.Employee``. Durations are empty when
    the person has no such allowance. Only the adviser reads them: some tell health,
    justice or origin.
    """

    _inherit = "cocagne.pathway"

    orienter = fields.Selection(
        ORIENTERS, "Sent by", groups=ADVISER, help="Code of the fiche salarié."
    )
    employer_type = fields.Selection(
        EMPLOYER_TYPES,
        "Had a job at",
        groups=ADVISER,
        help="Empty when the person had no job just before.",
    )
    unemployed_since = fields.Selection(DURATIONS, "Without a job for", groups=ADVISER)
    no_resources = fields.Boolean("No resources", groups=ADVISER)
    job_seeker_since = fields.Selection(
        DURATIONS, "Registered at France Travail for", groups=ADVISER
    )
    rsa = fields.Selection(RSA, "RSA", default="NON", groups=ADVISER)
    rsa_since = fields.Selection(DURATIONS, "RSA for", groups=ADVISER)
    ass_since = fields.Selection(DURATIONS, "ASS for", groups=ADVISER)
    aah_since = fields.Selection(DURATIONS, "AAH for", groups=ADVISER)
    rqth = fields.Boolean("Disabled worker (RQTH)", groups=ADVISER)
    oeth = fields.Boolean("Counts for the duty to employ (OETH)", groups=ADVISER)
    ase = fields.Boolean("Leaving child welfare", groups=ADVISER)
    single_parent = fields.Boolean("Single parent", groups=ADVISER)
    housing = fields.Boolean("Without housing, or hosted", groups=ADVISER)
    refugee = fields.Boolean("Refugee, protected or asylum seeker", groups=ADVISER)
    prison = fields.Boolean("Leaving prison or under judicial control", groups=ADVISER)
    low_french = fields.Boolean("Speaks little French", groups=ADVISER)
    mobility = fields.Boolean("Mobility problem", groups=ADVISER)
    qpv = fields.Boolean("Lives in a QPV", groups=ADVISER)
    zrr = fields.Boolean("Lives in a ZRR or ZFRR", groups=ADVISER)

    def _orienter(self):
        """The code for the fiche: unknown when nobody wrote it."""
        return self.orienter if self.orienter in codes.load("orienter") else "99"
