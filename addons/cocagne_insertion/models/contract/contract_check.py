from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...law.contract import dossier, length, pay
from ...law.contract.decision import Person

#: Says in a context that the law is looked at when all is written. It is an object and
#: not a word: nobody can send it over RPC.
_LATER = object()


class Version(models.Model):
    """No contract of insertion is written against the law, whoever writes it and how."""

    _inherit = "hr.version"

    # Its name comes before Odoo's ``_check_dates`` in the alphabet: the law says first
    # what is wrong, with the article.
    @api.constrains(
        "active",
        "employee_id",
        "pathway_id",
        "insertion_kind",
        "date_version",
        "contract_date_start",
        "contract_date_end",
        "planned_date_end",
        "trial_date_end",
        "weekly_hours",
        "hourly_rate",
        "hours_elsewhere",
        "sentence_adjustment",
        "situation_reviewed_on",
        "loan_date_end",
        "loan_host_id",
        "hours_project_id",
        "end_reason",
    )
    def _check_contract_law(self):
        if self._is_law_later():
            return
        # sudo: the rules need the birth, the decisions and what is closed to payroll
        self.sudo()._check_contract_file()

    @api.constrains("employee_id", "contract_date_start", "contract_date_end")
    def _check_dates(self):
        """Say with the article that contracts of insertion never overlap."""
        # sudo: days of contracts, whoever writes
        for version in self.sudo().filtered(lambda v: v.active and v.insertion_kind):
            others = version.employee_id.version_ids - version
            for other in others.filtered("contract_date_start"):
                version._check_overlap(other)
        return super()._check_dates()

    def _check_overlap(self, other):
        mine, theirs = self._bounds(), other._bounds()
        if mine == theirs or mine[0] > mine[1]:
            return
        if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            first, second = sorted([mine, theirs])
            self.env["cocagne.law"]._refuse(
                length.order_problems([length.Period(*first), length.Period(*second)])
            )

    def _bounds(self):
        end = self.contract_date_end or pay.date.max
        return self.contract_date_start or self.date_version, end

    def _law_later(self):
        """These records, to write several things that are lawful once all are there.

        Who calls it runs ``_contract_written`` at the end, without it.
        """
        return self.with_context(contract_law_later=_LATER)

    def _is_law_later(self):
        return self.env.context.get("contract_law_later") is _LATER

    def _contract_written(self):
        """All is written: the law is looked at, then the PASS is told."""
        self._check_contract_law()
        self._begin_contracts()

    def _check_contract_file(self):
        for version in self.filtered(lambda one: one.hourly_rate):
            if not version.insertion_kind:
                raise ValidationError(
                    self.env._(
                        "The gross pay an hour is for contracts of insertion: the pay of "
                        "the team is in « Wage », which the adviser does not see."
                    )
                )
        found = self.filtered(lambda v: v.active and v.employee_id and v.insertion_kind)
        found._check_pathway()
        found._check_law()
        found._check_cdi_share()

    def _check_pathway(self):
        for version in self:
            if version.pathway_id.employee_id != version.employee_id:
                raise ValidationError(
                    self.env._(
                        "The contract of %(name)s needs a pathway of this person. Open "
                        "the person, begin the pathway, then make the contract.",
                        name=version.employee_id.name,
                    )
                )
            if not version.contract_date_start:
                raise ValidationError(
                    self.env._(
                        "Write the first day of the contract of %(name)s.",
                        name=version.employee_id.name,
                    )
                )

    def _check_law(self):
        """Each person's contracts under one PASS, in a constant number of queries."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        problems = []
        for file, touched in self._dossiers():
            problems += dossier.problems(file, figures, touched)
        self.env["cocagne.law"]._refuse(problems)

    def _dossiers(self):
        """(dossier, stages of these versions) for each person and PASS."""
        everything = self._versions_of_people()
        spans = everything._spans()
        derogations = everything._derogations_by_version()
        decisions = everything.pathway_id._decisions_by_file()
        files = everything.grouped(lambda version: version._file_key())
        for key in {version._file_key() for version in self}:
            versions = files[key]
            stages = {
                one: one._stage(spans[one], derogations.get(one, ()))
                for one in versions
            }
            touched = [stages[one] for one in versions if one in self]
            # not a slice, which would forget that the others are wanted too
            pathway = next(iter(versions)).pathway_id
            file = pathway._dossier(list(stages.values()), decisions.get(key, ()))
            yield file, touched

    def _versions_of_people(self):
        domain = self._insertion_domain() & Domain(
            "employee_id", "in", self.employee_id.ids
        )
        return self.search(domain, order="employee_id, date_version") | self

    def _file_key(self):
        """Contracts under one PASS are counted together."""
        return self.pathway_id._file_key()

    def _stage(self, span, derogations=()):
        """This version as the law sees it."""
        return dossier.Stage(
            start=span[0],
            end=span[1],
            kind=self.insertion_kind,
            week_hours=pay.Decimal(str(round(self.weekly_hours, 2))),
            hour_pay=pay.Decimal(str(round(self.hourly_rate, 4))),
            contract=(self.contract_date_start, self.contract_date_end or None),
            waived=bool(self.sentence_adjustment or self._ended_early()),
            reviewed=bool(self.situation_reviewed_on),
            trial_end=self.trial_date_end or None,
            derogations=derogations,
            loan_end=self.loan_date_end or None,
            host=self.loan_host_id.id,
            signed_end=self.planned_date_end or None,
            adjusted=self.sentence_adjustment,
            end_reason=self.end_reason or None,
            hours_elsewhere=pay.Decimal(str(round(self.hours_elsewhere, 2))),
        )

    def _ended_early(self):
        """Signed for longer, and broken for a reason that is written."""
        if not self.end_reason or not self.contract_date_end:
            return False
        if self.insertion_kind == "cdi_inclusion":
            return True
        planned = self.planned_date_end
        return bool(planned and planned > self.contract_date_end)


class Employee(models.Model):
    _inherit = "hr.employee"

    def _law_later(self):
        return self.with_context(contract_law_later=_LATER)


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    def _file_key(self):
        """(employee, PASS), or (employee, pathway) while there is no PASS."""
        self.ensure_one()
        holder = self.pass_id or self
        return self.employee_id.id, holder._name, holder.id

    def _dossier(self, stages, decisions):
        """The contracts of this file as the law sees them."""
        return dossier.Dossier(
            stages=stages,
            pathway_start=self._pathway_start(stages),
            person=Person(
                birth=self.employee_id.birthday or None,
                rqth=any(decision.rqth_seen for decision in decisions),
            ),
            decisions=[decision._decision() for decision in decisions],
            smic=self.company_id._smic_name(),
        )

    def _pathway_start(self, stages):
        """First day in insertion: of the PASS, the entry or the first contract."""
        days = [self.pass_id.date_start, self.date_start]
        days += [stage.contract[0] for stage in stages]
        return min(day for day in days if day)
