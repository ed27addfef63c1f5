from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...law import figures as law_figures


class FigureWords(models.Model):
    """The name of each figure in plain words, for the screen of the director."""

    _inherit = "cocagne.insertion.figure"

    label = fields.Char("Figure", compute="_compute_label")

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_label(self):
        labels = self._labels()
        for figure in self:
            figure.label = labels.get(figure.name, figure.name)

    @api.constrains("name", "unit")
    def _check_unit(self):
        known = law_figures.load()
        units = dict(self._fields["unit"]._description_selection(self.env))
        for figure in self:
            unit = known.history(figure.name)[-1].unit
            if figure.unit != unit:
                raise ValidationError(
                    self.env._(
                        "“%(figure)s” is told in “%(unit)s”: choose that unit.",
                        figure=figure.label,
                        unit=units[unit],
                    )
                )

    @api.model
    def _labels(self):
        """Words of each figure by its code."""
        return {
            **self._labels_pay(),
            **self._labels_contract(),
            **self._labels_pass(),
            **self._labels_entry(),
            **self._labels_structure(),
        }

    @api.model
    def _labels_pay(self):
        _ = self.env._
        return {
            "smic_hour": _("SMIC, gross an hour"),
            "smic_hour_mayotte": _("SMIC in Mayotte, gross an hour"),
            "guaranteed_minimum": _("Minimum garanti"),
            "rsa_flat_single": _("RSA of a single person, a month"),
            "aid_aci": _("Aid of a post, ACI, a year"),
            "aid_aci_support": _("Aid of a post, ACI: part for the support"),
            "aid_aci_mayotte": _("Aid of a post, ACI in Mayotte"),
            "aid_ei": _("Aid of a post, EI"),
            "aid_etti": _("Aid of a post, ETTI"),
            "aid_ai": _("Aid of a post, AI"),
            "aid_eiti": _("Aid of a post, EITI"),
            "aid_modulated_cap": _("Modulated part of the aid, at most"),
            "aid_modulated_cap_prison": _(
                "Modulated part of the aid in prison, at most"
            ),
            "aid_passerelle": _("Aid of the contrat passerelle, a full-time post"),
            "aid_cdi_first_year": _("Aid of the CDI inclusion, first year"),
            "aid_cdi_later_years": _("Aid of the CDI inclusion, later years"),
            "etp_hours_aci": _("Paid hours of a full-time post, ACI"),
            "etp_hours_ei": _("Paid hours of a full-time post, EI"),
            "etp_hours_eiti": _("Paid hours of a full-time post, EITI"),
            "etp_hours_ai": _("Paid hours of a full-time post, AI"),
            "end_indemnity_cddi": _("End indemnity of a CDDI"),
        }

    @api.model
    def _labels_contract(self):
        _ = self.env._
        return {
            "cddi_min_months": _("CDDI: shortest contract"),
            "trial_months": _("CDD: trial period, at most"),
            "trial_short_days": _("CDD: trial period, at most, short contract"),
            "trial_short_contract_months": _("CDD: short contract, at most"),
            "complementary_percent": _("Complementary hours, at most"),
            "work_day_max_hours": _("Hours of a day, at most"),
            "work_week_max_hours": _("Hours of a week, at most"),
            "work_week_max_days": _("Days of work a week, at most"),
            "cddi_max_months": _("CDDI: all contracts together"),
            "cddi_max_months_senior": _("Whole pathway, 50 years and over"),
            "cddi_max_months_rqth": _("Whole pathway, disabled workers"),
            "cddi_max_months_difficulties": _("Whole pathway, particular difficulties"),
            "cddi_extension_months": _("CDDI: one prolongation at most"),
            "cddi_senior_age": _("Age of the senior exceptions"),
            "cddi_min_hours": _("CDDI: hours a week at least"),
            "legal_week_hours": _("Legal week"),
            "hours_derogation_months": _("Derogation to the hours at most"),
            "cdi_min_age": _("CDI inclusion: age at least"),
            "cdi_min_pathway_months": _("CDI inclusion: time in insertion before"),
            "cdi_min_hours": _("CDI inclusion: hours a week at least"),
            "cdi_share": _("CDI inclusion: share of the posts at most"),
            "cdi_share_prefect": _("CDI inclusion: share that the prefect may allow"),
            "passerelle_min_pathway_months": _(
                "Contrat passerelle: time in insertion before"
            ),
            "passerelle_months": _("Contrat passerelle: length"),
            "passerelle_renewals": _("Contrat passerelle: renewals"),
            "trial_cdd_min_months": _("Trial elsewhere: shortest CDD"),
            "professional_interview_months": _("Professional interview every"),
            "professional_review_months": _("Review of the career every"),
            "pmsmp_months": _("Immersion: length of a convention"),
            "pmsmp_renewals": _("Immersion: renewals"),
            "pmsmp_host_conventions": _("Immersion: conventions with one host"),
            "pmsmp_host_days": _("Immersion: days with one host"),
            "pmsmp_host_window_months": _(
                "Immersion: months over which hosts are counted"
            ),
            "pmsmp_contract_share": _("Immersion: share of the contract at most"),
            "pmsmp_e_convention_days": _("Immersion by e-convention: days at most"),
            "pmsmp_e_convention_week_hours": _(
                "Immersion by e-convention: hours a week"
            ),
            "pmsmp_e_convention_age": _("Immersion by e-convention: age at least"),
            "pmsmp_accident_host_hours": _(
                "Accident: the host tells the employer within"
            ),
            "pmsmp_accident_employer_hours": _(
                "Accident: the employer declares it within"
            ),
        }

    @api.model
    def _labels_pass(self):
        _ = self.env._
        return {
            "pass_days": _("PASS: length"),
            "pass_waiting_months": _("PASS: time before the next one"),
            "pass_suspension_months": _("PASS: longest suspension"),
            "pass_suspension_min_days": _("PASS: shortest suspension"),
            "pass_suspension_retroactivity_days": _("PASS: suspension declared within"),
            "pass_suspension_trigger_days": _("PASS: contract suspended for more than"),
            "pass_deletable_days": _("PASS: ended after a suspension of"),
            "pass_prolongation_before_months": _(
                "Prolongation asked for before the end"
            ),
            "pass_prolongation_after_months": _("Prolongation asked for after the end"),
            "prolongation_days_senior_cdi": _(
                "Prolongation CDI inclusion, one decision"
            ),
            "prolongation_days_complete_training": _(
                "Prolongation training, one decision"
            ),
            "prolongation_days_rqth": _("Prolongation RQTH, one decision"),
            "prolongation_days_senior": _(
                "Prolongation 50 years and over, one decision"
            ),
            "prolongation_days_particular_difficulties": _(
                "Prolongation difficulties, one decision"
            ),
            "prolongation_days_health_context": _(
                "Prolongation health context, one decision"
            ),
            "prolongation_cap_rqth": _("Prolongations RQTH, in all"),
            "prolongation_cap_senior": _("Prolongations 50 years and over, in all"),
            "prolongation_cap_particular_difficulties": _(
                "Prolongations difficulties, in all"
            ),
            "prolongation_cap_health_context": _(
                "Prolongations health context, in all"
            ),
            "a_posteriori_answer_weeks": _(
                "Control of the State: time to answer, in weeks"
            ),
        }

    @api.model
    def _labels_entry(self):
        _ = self.env._
        return {
            "diagnosis_prescriber_months": _("Diagnosis of a prescriber holds"),
            "diagnosis_employer_days": _("Diagnosis of the garden holds"),
            "certification_grace_days": _("Criterion confirmed by the State holds"),
            "criteria_level_1": _("Criteria of level 1 wanted"),
            "criteria_level_2_aci": _("Criteria of level 2 wanted, ACI"),
            "criteria_level_2_ei": _("Criteria of level 2 wanted, EI"),
            "criteria_level_2_eiti": _("Criteria of level 2 wanted, EITI"),
            "criteria_level_2_ai": _("Criteria of level 2 wanted, AI"),
            "criteria_level_2_etti": _("Criteria of level 2 wanted, ETTI"),
            "criteria_senior_age": _("Criterion of age: senior from"),
            "criteria_young_age": _("Criterion of age: young below"),
            "record_retention_years": _("Files kept after the last contact"),
            "staff_register_years": _("Identity kept after the last contract"),
        }

    @api.model
    def _labels_structure(self):
        _ = self.env._
        return {
            "convention_years": _("Convention with the State, at most"),
            "commercial_receipts_cap": _("Sales below this share of the charges"),
            "commercial_receipts_cap_prefect": _(
                "Sales: share that the prefect may allow"
            ),
            "department_rsa_share": _("Département: share of the RSA"),
            "annex_grace_days": _("Annex: days of grace after its end"),
            "exit_min_months": _("Exit counted from a stay of more than"),
            "exit_month_per_day": _("Exit: months of a day"),
            "exit_min_hours_aci": _("Exit counted from, ACI"),
            "exit_min_hours_ei": _("Exit counted from, EI"),
            "exit_min_hours_eiti": _("Exit counted from, EITI"),
            "exit_min_hours_ai": _("Exit counted from, AI"),
            "exit_min_hours_etti": _("Exit counted from, ETTI"),
            "exit_target_dynamic": _("Target: dynamic exits"),
            "exit_target_durable": _("Target: durable jobs"),
            "steering_committees": _("Steering committees a year"),
            "fse_exit_weeks": _("FSE+: data at the exit within, in weeks"),
            "fse_result_months": _("FSE+: result after"),
            "fse_evidence_years": _("FSE+: evidence kept"),
        }
