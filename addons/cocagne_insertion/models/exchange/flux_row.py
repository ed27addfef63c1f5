from odoo import api, fields, models

from odoo.addons.cocagne_jardin.tools import month_name

#: Columns that are kept, by kind of file: the situation of the person is left out.
KEPT = {
    "AnnexeFinanciere": {
        "number": "af_numero_annexe_financiere",
        "asp_annex": "af_id_annexe_financiere",
        "asp_state": "af_etat_annexe_financiere_code",
        "date_start": "af_date_debut_effet",
        "date_end": "af_date_fin_effet",
        "posts": "af_etp_postes_insertion",
        "amount": "af_montant_unitaire_annuel_valeur",
    },
    "ContratMission": {
        "asp_contract": "contrat_id_ctr",
        "asp_person": "contrat_id_pph",
        "rank": "contrat_type_contrat",
        "contract_format": "contrat_format_contrat_code",
        "date_start": "contrat_date_embauche",
        "date_end": "contrat_date_fin_contrat",
        "date_left": "contrat_date_sortie_definitive",
        "exit_reason": "contrat_motif_sortie_code",
        "hours": "contrat_duree_hebdo_travail",
        "amount": "contrat_remuneration_brute_mensuelle",
        "job_seeker_number": "contrat_numero_ide",
    },
    "EtatMensuelIndiv": {
        "asp_contract": "emi_ctr_id",
        "asp_person": "emi_pph_id",
        "asp_annex": "emi_afi_id",
        "date_left": "emi_date_fin_reelle",
        "exit_reason": "emi_motif_sortie_code",
        "hours": "emi_nb_heures_travail",
        "amount": "emi_mt_salaire_brut",
        "posts": "emi_part_etp",
    },
}
STATES = [
    ("good", "Recognised"),
    ("refused", "To look at"),
    ("taken", "Taken"),
]
REASONS = [
    ("person", "Nobody here is known by this number of the ASP: choose the person."),
    ("contract", "This contract of the ASP is not known: read the file of contracts."),
    ("pathway", "This person has no pathway here: open one first."),
    ("law", "Refused by a rule: see beside."),
    ("annex", "No annexe financière here covers this month."),
    ("number", "This is not the number of an annexe financière."),
    ("format", "This is no contract of insertion."),
    ("term", "A CDDI has a last day and a CDI inclusion has none: ask the ASP."),
    ("dates", "The dates or amounts of this annexe cannot be right."),
]


class FluxRow(models.Model):
    """A line of a file of the ASP, and what it is here: an annex, a contract, a month."""

    _name = "cocagne.flux.row"
    _description = "Line of a file of the ASP"
    _inherit = ["cocagne.money.of.garden"]
    _order = "file_id desc, line"
    _check_company_auto = True

    file_id = fields.Many2one(
        "cocagne.flux.file",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    kind = fields.Selection(related="file_id.kind", store=True)
    line = fields.Integer(required=True, readonly=True)
    state = fields.Selection(STATES, default="refused", required=True, readonly=True)
    reason = fields.Selection(REASONS, "To look at", readonly=True)
    refusal = fields.Text("Rule", readonly=True)
    asp_person = fields.Char("Person at the ASP", readonly=True, index=True)
    asp_contract = fields.Char("Contract at the ASP", readonly=True, index=True)
    asp_annex = fields.Char("Annex at the ASP", readonly=True)
    asp_state = fields.Char("State at the ASP", readonly=True)
    number = fields.Char(readonly=True)
    rank = fields.Integer(readonly=True, help="0: first contract; n: renewal.")
    contract_format = fields.Char("Kind at the ASP", readonly=True)
    month = fields.Date(readonly=True)
    date_start = fields.Date("From", readonly=True)
    date_end = fields.Date("Until", readonly=True)
    date_left = fields.Date("Left on", readonly=True)
    exit_reason = fields.Char(
        readonly=True, groups="cocagne_jardin.group_insertion_adviser"
    )
    hours = fields.Float(readonly=True)
    posts = fields.Float("Posts (ETP)", readonly=True, digits=(16, 4))
    amount = fields.Monetary("Euros", readonly=True)
    #: to recognise who it is; never shown
    job_seeker_number = fields.Char(
        readonly=True, groups="cocagne_jardin.group_insertion_adviser"
    )
    employee_id = fields.Many2one("hr.employee", "Person", check_company=True)
    version_id = fields.Many2one(
        "hr.version", "Contract", check_company=True, readonly=True
    )
    annex_id = fields.Many2one(
        "cocagne.annex", "Annexe financière", check_company=True, readonly=True
    )
    month_id = fields.Many2one(
        "cocagne.insertion.month",
        "Our monthly state",
        check_company=True,
        readonly=True,
    )
    hours_here = fields.Float("Hours here", compute="_compute_here")
    gap = fields.Float("Gap of hours", compute="_compute_here")

    _line_once = models.UniqueIndex("(file_id, line)", "Each line comes once.")

    @api.depends("kind", "number", "employee_id", "month")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            name = row.number or row.employee_id.name or row.asp_person or ""
            month = month_name(self.env, row.month)
            row.display_name = f"{name} {month}".strip()

    @api.depends("month_id.hours_paid", "version_id", "hours", "kind")
    def _compute_here(self):
        for row in self:
            here = 0.0
            if row.kind == "EtatMensuelIndiv":
                here = row.month_id.hours_paid
            elif row.kind == "ContratMission":
                here = row.version_id.weekly_hours
            known = bool(row.month_id or row.version_id)
            row.hours_here = here
            row.gap = row.hours - here if known else 0.0

    @api.model
    def _prepare(self, file, row):
        """Values of a line, from a typed row."""
        values = {
            name: row.get(column) if row.get(column) is not None else False
            for name, column in KEPT[file.kind].items()
        }
        if file.kind == "EtatMensuelIndiv":
            values["month"] = fields.Date.to_date(
                f"{row['emi_sme_annee']:04}-{row['emi_sme_mois']:02}-01"
            )
        for name in ("hours", "posts", "amount"):
            values[name] = float(values.get(name) or 0)
        return values | {
            "file_id": file.id,
            "company_id": file.company_id.id,
            "line": row["line"],
        }

    def write(self, vals):
        done = super().write(vals)
        if vals.get("employee_id") and not self.env.context.get("recognising"):
            # somebody said who it is: remembered for all files to come
            self._remember()
            others = self.search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("asp_person", "in", self.mapped("asp_person")),
                    ("state", "!=", "taken"),
                ]
            )
            (self | others)._recognise()
        return done
