import secrets

from odoo import api, fields, models

from ...identity import job_seeker, nir, ntt, siret

OFFICER = "hr.group_hr_user"
ADVISER = "cocagne_jardin.group_insertion_adviser"
TITLES = {"male": nir.MALE, "female": nir.FEMALE}
EDUCATIONS = [
    ("01", "Never went to school"),
    ("70", "Nothing beyond compulsory school"),
    ("60", "Short training of one year"),
    ("00", "Non-certifying qualification"),
    ("50", "Level of BEP or CAP, without the diploma"),
    ("51", "CAP or BEP diploma"),
    ("40", "Baccalauréat"),
    ("41", "Technological or vocational baccalauréat"),
    ("30", "BTS or DUT"),
    ("20", "Licence"),
    ("10", "Third cycle or engineer"),
]
COUNTRY_GROUPS = [("1", "France"), ("2", "European Union"), ("3", "Elsewhere")]


class EmployeeIdentity(models.Model):
    """Who the person is for the State: NIR, birth, France Travail, education.

    The NIR is Odoo's ``ssnid``; payroll and the ASP need it, nobody else.
    """

    _inherit = "hr.employee"

    ntt = fields.Char(
        "Temporary number (NTT)",
        groups=OFFICER,
        copy=False,
        help="Only for who has no NIR yet: 1 or 2, the SIREN of the garden, and a free "
        "number.",
    )
    birth_commune = fields.Char(
        "Commune of birth",
        size=5,
        groups=OFFICER,
        help="INSEE code of five characters; empty for who was born abroad.",
    )
    birth_country_code = fields.Char(
        "Country of birth (INSEE)",
        size=3,
        default="100",
        groups=ADVISER,
        help="INSEE code of three digits: 100 is France.",
    )
    birth_country_group = fields.Selection(
        COUNTRY_GROUPS, "Born in", default="1", groups=ADVISER
    )
    job_seeker_number = fields.Char(
        "France Travail number",
        groups=ADVISER,
        copy=False,
        help="Seven digits and a letter or digit, or eleven digits.",
    )
    education = fields.Selection(EDUCATIONS, "Level of education", groups=ADVISER)
    insertion_uid = fields.Char(
        "Key for the exchanges",
        size=30,
        groups=OFFICER,
        copy=False,
        readonly=True,
        help="Drawn at random, the same for the person for ever (idItou).",
    )
    civility = fields.Char(
        "Title", compute="_compute_civility", groups=OFFICER, help="M or MME."
    )

    @api.depends("sex")
    def _compute_civility(self):
        for person in self:
            person.civility = TITLES.get(person.sex, "")

    def _title(self):
        """``M`` or ``MME``; empty when the person's sex is not written."""
        self.ensure_one()
        return TITLES.get(self.sex, "")

    def _siren(self):
        """Nine digits of the garden, or of its mother house; empty when not written."""
        company = self.company_id.sudo()  # sudo: what every paper of the garden shows
        number = company.company_registry or company.root_id.company_registry
        found = siret.siren(number or "")
        return found if len(found) == 9 and found.isdigit() else ""

    def _uid(self):
        """The person's key for the exchanges, drawn once."""
        self.ensure_one()
        # sudo: drawn by whoever exports first
        whole = self.sudo()
        if not whole.insertion_uid:
            whole.insertion_uid = secrets.token_hex(15)
        return whole.insertion_uid

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._tidy_numbers(dict(vals)) for vals in vals_list])

    def write(self, vals):
        return super().write(self._tidy_numbers(dict(vals)))

    @api.model
    def _tidy_numbers(self, vals):
        """People type numbers with spaces, as they are printed."""
        for name, module in (("ntt", ntt), ("job_seeker_number", job_seeker)):
            if vals.get(name):
                vals[name] = module.clean(vals[name])
        if vals.get("birth_commune"):
            vals["birth_commune"] = vals["birth_commune"].strip().upper()
        return vals

    @api.constrains("ntt", "job_seeker_number")
    def _check_numbers(self):
        for person in self:
            self.env["cocagne.law"]._refuse(person._number_problems())

    def _number_problems(self):
        """What is wrong with the numbers of one person."""
        # sudo: who writes one number may not read the other
        whole = self.sudo()
        found = []
        if whole.ntt:
            found += ntt.problems(whole.ntt, whole._title(), whole._siren())
        if whole.job_seeker_number:
            found += job_seeker.problems(whole.job_seeker_number)
        return found
