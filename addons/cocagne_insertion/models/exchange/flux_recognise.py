from odoo import fields, models

from ...exchange.flux import formats
from ...identity import annex_number


class FluxPerson(models.Model):
    """Who a number of the ASP (``id_pph``) is here: told once, known for ever."""

    _name = "cocagne.flux.person"
    _description = "Person by their number at the ASP"
    _inherit = ["cocagne.of.garden"]
    _order = "asp_person"
    _check_company_auto = True

    asp_person = fields.Char("Person at the ASP", required=True)
    employee_id = fields.Many2one(
        "hr.employee", "Person", required=True, check_company=True, index=True
    )

    _once = models.UniqueIndex(
        "(company_id, asp_person)", "This number of the ASP is somebody already."
    )


class FluxRow(models.Model):
    """Finds who and what a line is, in a number of queries that does not follow them.

    A person is known by the number of the ASP once it was told, by the France Travail
    number, or as the only one hired on that day.
    """

    _inherit = "cocagne.flux.row"

    def _recognise(self):
        """Set the person, contract, annex and month of each line, or why not."""
        known = self._known()
        for row in self.with_context(recognising=True):
            values = getattr(row, f"_recognise_{row.kind}")(known)
            reason = values.get("reason", False)
            row.write(
                values | {"reason": reason, "state": "refused" if reason else "good"}
            )
        self.filtered("employee_id")._remember()

    def _known(self):
        """All that lines are compared with."""
        garden = [("company_id", "in", self.company_id.ids)]
        versions = self.env["hr.version"].search(
            [*garden, ("insertion_kind", "!=", False)]
        )
        # sudo: the France Travail number is the adviser's; here it only tells people apart
        people = versions.employee_id.sudo()
        numbers = {
            one.job_seeker_number: one.id for one in people if one.job_seeker_number
        }
        hired, starts = {}, {}
        for version in versions:
            start = version.contract_date_start
            hired.setdefault(start, set()).add(version.employee_id.id)
            starts.setdefault((version.employee_id.id, start), version)
        links = self.env["cocagne.flux.person"].search(garden)
        months = self.env["cocagne.insertion.month"].search(
            [*garden, ("month", "in", list({m for m in self.mapped("month") if m}))]
        )
        contracts = self.search([*garden, ("kind", "=", "ContratMission")])
        annexes = self.env["cocagne.annex"].search(garden)
        files = self.search([*garden, ("kind", "=", "AnnexeFinanciere")])
        return {
            "links": {one.asp_person: one.employee_id.id for one in links},
            "numbers": numbers,
            "hired": hired,
            "starts": starts,
            "months": {
                (m.pathway_id.employee_id.id, m.contract_start, m.month): m
                for m in months
            },
            "pathways": self._pathways(),
            "contracts": {one.asp_contract: one for one in contracts},
            "annexes": annexes,
            "by_asp": {one.asp_annex: one.annex_id for one in files if one.asp_annex},
        }

    def _recognise_AnnexeFinanciere(self, known):
        if any(annex_number.problems(self.number or "")):
            return {"reason": "number"}
        if self.date_start > self.date_end or self.posts <= 0 or self.amount <= 0:
            return {"reason": "dates"}
        number = annex_number.clean(self.number)
        found = known["annexes"].filtered(lambda one: one.number == number)
        return {"annex_id": found[:1].id}

    def _recognise_ContratMission(self, known):
        person = self._person_of(known)
        if not person:
            return {"reason": "person", "employee_id": False, "version_id": False}
        refused = self._refused_format()
        if refused:
            return {"reason": refused, "employee_id": person}
        version = known["starts"].get((person, self.date_start))
        values = {"employee_id": person, "version_id": version and version.id}
        if not version and person not in known["pathways"]:
            return values | {"reason": "pathway"}
        return values

    def _refused_format(self):
        """Why the kind of contract at the ASP is not taken, if it is not."""
        has_end = bool(self.date_end)
        if not formats.kind(self.contract_format, has_end):
            return "format"
        return False if formats.fits(self.contract_format, has_end) else "term"

    def _recognise_EtatMensuelIndiv(self, known):
        contract = known["contracts"].get(self.asp_contract) or self.browse()
        person = self._person_of(known) or contract.employee_id.id
        if not person:
            return {"reason": "person", "employee_id": False}
        start = contract.date_start
        annex = known["by_asp"].get(self.asp_annex) or known["annexes"].filtered(
            lambda one: one.date_start <= self.month <= one.date_end
        )
        values = {
            "employee_id": person,
            "version_id": contract.version_id.id,
            "date_start": start,
            "date_end": contract.date_end,
            "annex_id": annex[:1].id,
            "month_id": (
                known["months"].get((person, start, self.month)) or self.month_id
            ).id,
        }
        if not start:
            return values | {"reason": "contract"}
        if person not in known["pathways"]:
            return values | {"reason": "pathway"}
        return values if annex else values | {"reason": "annex"}

    def _pathways(self):
        """The last pathway of each person."""
        found = self.env["cocagne.pathway"].search(
            [("company_id", "in", self.company_id.ids)], order="date_start, id"
        )
        return {one.employee_id.id: one for one in found}

    def _person_of(self, known):
        """The employee of a line; none when nobody, or several, may be it."""
        # sudo: as above
        number = self.sudo().job_seeker_number
        found = known["links"].get(self.asp_person) or known["numbers"].get(number)
        if found or self.kind != "ContratMission":
            return found
        hired = known["hired"].get(self.date_start, set())
        free = hired - set(known["links"].values())
        return next(iter(free)) if len(free) == 1 else None

    def _remember(self):
        """Keep who the numbers of the ASP are."""
        links = self.env["cocagne.flux.person"]
        known = {
            one.asp_person: one
            for one in links.search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("asp_person", "in", self.mapped("asp_person")),
                ]
            )
        }
        made = {}
        for row in self.filtered("asp_person"):
            link = known.get(row.asp_person)
            if not link:
                made[row.company_id, row.asp_person] = row.employee_id
            elif link.employee_id != row.employee_id:
                link.employee_id = row.employee_id
        links.create(
            [
                {"company_id": garden.id, "asp_person": asp, "employee_id": person.id}
                for (garden, asp), person in made.items()
            ]
        )
