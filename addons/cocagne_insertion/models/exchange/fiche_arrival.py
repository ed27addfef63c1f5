from odoo import api, fields, models

from .fiche import ADVISER
from .fiche_line import TOLD

SITUATIONS = [
    ("new", "New person"),
    ("known", "Known here, without fiche"),
    ("changed", "Change"),
    ("conflict", "Same person?"),
    ("double", "Double"),
    ("refused", "Refused"),
]


class FicheArrival(models.Model):
    """A fiche that came and waits on the desk: to take, to compare, or to correct.

    It holds the situation of a person, health and justice too: the adviser's alone.
    """

    _name = "cocagne.fiche.arrival"
    _description = "Fiche that came"
    _inherit = ["cocagne.of.garden"]
    _order = "import_id desc, rank"
    _check_company_auto = True

    import_id = fields.Many2one(
        "cocagne.fiche.import",
        "Download",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
        readonly=True,
    )
    rank = fields.Integer("Line", required=True, readonly=True)
    situation = fields.Selection(
        SITUATIONS, "What it is", required=True, readonly=True, index=True
    )
    state = fields.Selection(
        [
            ("waiting", "To decide"),
            ("accepted", "Taken"),
            ("aside", "Set aside"),
            ("nothing", "Nothing to take"),
        ],
        default="waiting",
        required=True,
        readonly=True,
        index=True,
    )
    last_name = fields.Char("Last name", readonly=True)
    first_name = fields.Char("First name", readonly=True)
    siret = fields.Char("SIRET", readonly=True)
    pass_number = fields.Char("PASS IAE", readonly=True)
    annex_number = fields.Char("Annexe financière", readonly=True)
    #: values of ``cocagne.fiche``; for refused lines, the line as it came
    told = fields.Json(readonly=True, groups=ADVISER)
    line = fields.Text("As it came", readonly=True, groups=ADVISER)
    problems = fields.Json(readonly=True, groups=ADVISER)
    employee_id = fields.Many2one(
        "hr.employee", "Person here", check_company=True, readonly=True
    )
    fiche_id = fields.Many2one(
        "cocagne.fiche", "Fiche here", check_company=True, readonly=True
    )
    summary = fields.Char("In short", compute="_compute_summary")
    told_html = fields.Html("What the fiche tells", compute="_compute_told_html")
    comparison = fields.Html("Here and there", compute="_compute_comparison")
    problem_html = fields.Html("Why it was refused", compute="_compute_problem_html")

    _rank_once = models.UniqueIndex(
        "(import_id, rank)", "Each line of a download comes once."
    )

    @api.depends("last_name", "first_name", "pass_number")
    def _compute_display_name(self):
        for one in self:
            name = f"{one.first_name or ''} {one.last_name or ''}".strip().title()
            words = [name, one.pass_number] if name or one.pass_number else []
            one.display_name = " – ".join(filter(None, words)) or self.env._(
                "Line %s", one.rank
            )

    @api.depends("situation", "told", "problems")
    def _compute_summary(self):
        for one in self:
            one.summary = one._summary()

    def _summary(self):
        """One line of the desk: what is new, or what is wrong."""
        if self.situation == "refused":
            law = self.env["cocagne.law"]
            rows = map(law._problem_row, law._problems_of_kept(self.problems or []))
            return " ".join(row["sentence"] for row in rows)
        if self.situation == "double":
            return self.env._("Came twice: the newest line counts.")
        if self.situation == "conflict":
            return self.env._("Is it %s?", self.employee_id.name)
        if self.situation == "changed" and self.state == "waiting":
            fiche = self.env["cocagne.fiche"]
            found = self.fiche_id._differences(fiche._employee_of(self.told))
            return ", ".join(dict.fromkeys(fiche._label(row[0]) for row in found))
        if not self.told:
            return False
        there = self.env["cocagne.fiche"]._employee_of(self.told)
        return self.env._(
            "Born on %(birth)s, PASS from %(start)s to %(end)s",
            birth=there.birth.strftime("%d/%m/%Y"),
            start=there.pass_start.strftime("%d/%m/%Y"),
            end=there.pass_end.strftime("%d/%m/%Y"),
        )

    def _compute_told_html(self):
        """What is about to be taken, without what is empty."""
        fiche = self.env["cocagne.fiche"]
        hidden = {"uid", "siret", "measure", "pass_number", "annex_number"}
        for one in self:
            rows = [
                (fiche._label(name), fiche._shown(name, one.told[name]))
                for name in (TOLD if one.told else ())
                if one.told[name] and name not in hidden
            ]
            one.told_html = rows and self.env["ir.qweb"]._render(
                "cocagne_insertion.fiche_told", {"rows": rows}
            )

    def action_open(self):
        """This line, whole."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _compute_comparison(self):
        """What a change says otherwise, in the words of the screen."""
        for one in self:
            one.comparison = one.told and one._comparison_html()

    def _comparison_html(self):
        fiche = self.env["cocagne.fiche"]
        there = fiche._employee_of(self.told)
        rows = []
        if self.fiche_id:
            for name, before, after in self.fiche_id._differences(there):
                rows.append((name, before, after))
        elif self.employee_id:
            rows = self._person_differences(there)
        return self.env["ir.qweb"]._render(
            "cocagne_insertion.fiche_comparison",
            {
                "rows": [
                    (fiche._label(name), fiche._shown(name, a), fiche._shown(name, b))
                    for name, a, b in rows
                ]
            },
        )

    def _person_differences(self, there):
        """What tells people apart, of the person here and of the fiche."""
        person = self.employee_id
        here = {
            "first_name": (person.name or "").title(),
            "birth": person.birthday,
            "nir": person.ssnid,
        }
        told = {
            "first_name": f"{there.first_name} {there.last_name}".title(),
            "birth": there.birth,
            "nir": there.nir,
        }
        return [(name, here[name] or "", told[name] or "") for name in here]

    def _compute_problem_html(self):
        law = self.env["cocagne.law"]
        for one in self:
            problems = law._problems_of_kept(one.problems or [])
            one.problem_html = law._problem_table(problems)
