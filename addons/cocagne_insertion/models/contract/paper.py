from odoo import fields, models
from odoo.tools import is_html_empty

from ...law import dates
from .standstill import TRIALS


class Version(models.Model):
    """What the papers of a contract print. They are in French: they are signed."""

    _inherit = "hr.version"

    def _print(self, name):
        report = self.env.ref(f"cocagne_insertion.action_report_{name}")
        return report.report_action(self)

    def action_print_contract(self):
        """The contract, or its renewal, to sign."""
        return self._print("contract")

    def action_print_amendment(self):
        """The amendment that these terms are, to sign."""
        return self._print("amendment")

    def action_print_certificate(self):
        """The certificate of work (L.1234-19, D.1234-6)."""
        return self._print("certificate")

    def action_signed(self):
        """The paper is signed today."""
        self.write({"signed_on": fields.Date.context_today(self)})

    # -- words ---------------------------------------------------------------------------

    def _paper_title(self):
        """« Monsieur » or « Madame »; nothing when it is not known."""
        return {"male": "Monsieur", "female": "Madame"}.get(self.employee_id.sex, "")

    def _paper_born(self):
        """« Né » or « Née »."""
        return {"male": "Né", "female": "Née"}.get(self.employee_id.sex, "Né(e)")

    def _paper_address(self):
        """The person's address on one line."""
        person = self.employee_id
        town = " ".join(filter(None, [person.private_zip, person.private_city]))
        parts = [person.private_street, person.private_street2, town]
        return ", ".join(part for part in parts if part)

    def _paper_pass(self):
        """Number of the PASS as it is read: 5, 2 and 5 characters."""
        # sudo: the number of the PASS, not its life
        number = self.pathway_id.pass_id.sudo().number or ""
        return " ".join(part for part in (number[:5], number[5:7], number[7:]) if part)

    def _paper_place(self):
        # sudo: name, address and place of the garden, for its own papers
        garden = self.company_id.sudo()
        town = " ".join(filter(None, [garden.zip, garden.city]))
        parts = [garden.street, town]
        return garden.contract_place or ", ".join(part for part in parts if part)

    def _paper_former(self):
        """The contract that this one renews, or an empty record."""
        return self.search(
            [
                ("employee_id", "=", self.employee_id.id),
                ("insertion_kind", "!=", False),
                (
                    "contract_date_end",
                    "=",
                    self.contract_date_start - dates.ONE_DAY,
                ),
            ],
            order="date_version desc",
            limit=1,
        )

    def _paper_stage(self):
        """The terms that the contract began with, whatever amendment is open."""
        return self._contract_versions()[:1]

    def _first_term(self):
        """The last day that was signed first: before amendments, or a breach."""
        stages = self._contract_versions()
        moved = stages.filtered("previous_end")[:1].previous_end
        return moved or self.planned_date_end or self.contract_date_end

    def _is_part_time(self):
        """Less than the legal hours of a week: the mentions of L.3123-6 are needed."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        full = figures.at("legal_week_hours", self.contract_date_start)
        return self.weekly_hours < float(full)

    # -- amendments ----------------------------------------------------------------------

    def _stage_before(self):
        """The terms that an amendment changed."""
        stages = self._contract_versions()
        earlier = stages.filtered(lambda one: one.date_version < self.date_version)
        return earlier[-1:]

    def _changes(self):
        """[(what, before, after)] of an amendment, in French."""
        before = self._stage_before()
        found = []
        if self.previous_end:
            found.append(
                ("Terme du contrat", self.previous_end, self.contract_date_end)
            )
        for label, name, worded in (
            ("Durée hebdomadaire", "weekly_hours", self._hours_words),
            ("Salaire horaire brut", "hourly_rate", self._money_words),
            ("Poste", "job_id", lambda job: job.name or "–"),
            ("Répartition des horaires", "week_schedule", lambda text: text or "–"),
        ):
            if before[name] != self[name]:
                found.append((label, worded(before[name]), worded(self[name])))
        if self.insertion_kind == "passerelle":
            found.append(
                ("Mise à disposition", "Au jardin", self.loan_host_id.name or "–")
            )
        return [tuple(map(self._date_words, change)) for change in found]

    def _date_words(self, value):
        return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else value

    def _hours_words(self, hours):
        whole, minutes = divmod(round(hours * 60), 60)
        return f"{whole} h {minutes:02}" if minutes else f"{whole} h"

    def _money_words(self, amount):
        euros = f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",")
        return f"{euros} €"

    # -- certificate of work -------------------------------------------------------------

    def _work_periods(self):
        """[(first day, last day, post)] at the garden, pieces that touch made one."""
        # sudo: first and last days of all contracts: the certificate tells them
        contracts = self.employee_id.sudo()._insertion_stages()
        spans = contracts._spans()
        found = []
        for stage in contracts:
            first, last = spans[stage]
            # sudo: the name of the post
            post = stage.sudo().job_id.name or stage.job_title or "Salarié polyvalent"
            if found and found[-1][2] == post and found[-1][1]:
                if first <= found[-1][1] + dates.ONE_DAY:
                    found[-1] = (found[-1][0], last, post)
                    continue
            found.append((first, last, post))
        return found


class Standstill(models.Model):
    """What a suspension prints."""

    _inherit = "cocagne.contract.standstill"

    def _purpose_in_french(self):
        return {
            "pmsmp": "une période de mise en situation en milieu professionnel",
            "insertion_action": "une action concourant à son insertion professionnelle",
            "trial_cdi": "une période d'essai afférente à une offre d'emploi en CDI",
            "trial_cdd": (
                "une période d'essai afférente à une offre d'emploi en CDD d'au moins "
                "six mois"
            ),
        }[self.purpose]

    def _is_trial(self):
        return self.purpose in TRIALS


class ResCompany(models.Model):
    _inherit = "res.company"

    def _has_contract_clauses(self):
        return not is_html_empty(self.contract_clauses)


class Employee(models.Model):
    _inherit = "hr.employee"

    def _insertion_stages(self):
        """Every version of these people that is a contract of insertion, in order."""
        versions = self.env["hr.version"]
        domain = versions._insertion_domain()
        domain &= fields.Domain("employee_id", "in", self.ids)
        return versions.search(domain, order="employee_id, date_version")
