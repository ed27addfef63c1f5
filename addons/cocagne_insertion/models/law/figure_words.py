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
        return {
            "smic_hour": self.env._("SMIC, gross an hour"),
            "smic_hour_mayotte": self.env._("SMIC in Mayotte, gross an hour"),
            "guaranteed_minimum": self.env._("Minimum garanti"),
            "rsa_flat_single": self.env._("RSA of a single person, a month"),
            "aid_aci": self.env._("Aid of a post, ACI, a year"),
            "aid_aci_support": self.env._("Aid of a post, ACI: part for the support"),
            "aid_aci_mayotte": self.env._("Aid of a post, ACI in Mayotte"),
            "aid_ei": self.env._("Aid of a post, EI"),
            "aid_etti": self.env._("Aid of a post, ETTI"),
            "aid_ai": self.env._("Aid of a post, AI"),
            "aid_eiti": self.env._("Aid of a post, EITI"),
            "aid_modulated_cap": self.env._("Modulated part of the aid, at most"),
            "aid_modulated_cap_prison": self.env._(
                "Modulated part of the aid in prison, at most"
            ),
            "aid_passerelle": self.env._(
                "Aid of the contrat passerelle, a full-time post"
            ),
            "aid_cdi_first_year": self.env._("Aid of the CDI inclusion, first year"),
            "aid_cdi_later_years": self.env._("Aid of the CDI inclusion, later years"),
            "etp_hours_aci": self.env._("Paid hours of a full-time post, ACI"),
            "etp_hours_ei": self.env._("Paid hours of a full-time post, EI"),
            "etp_hours_eiti": self.env._("Paid hours of a full-time post, EITI"),
            "etp_hours_ai": self.env._("Paid hours of a full-time post, AI"),
            "end_indemnity_cddi": self.env._("End indemnity of a CDDI"),
        }

    @api.model
    def _labels_contract(self):
        return {
            "cddi_min_months": self.env._("CDDI: shortest contract"),
            "trial_months": self.env._("CDD: trial period, at most"),
            "trial_short_days": self.env._(
                "CDD: trial period, at most, short contract"
            ),
            "trial_short_contract_months": self.env._("CDD: short contract, at most"),
            "complementary_percent": self.env._("Complementary hours, at most"),
            "work_day_max_hours": self.env._("Hours of a day, at most"),
            "work_week_max_hours": self.env._("Hours of a week, at most"),
            "work_week_max_days": self.env._("Days of work a week, at most"),
            "cddi_max_months": self.env._("CDDI: all contracts together"),
            "cddi_max_months_senior": self.env._("Whole pathway, 50 years and over"),
            "cddi_max_months_rqth": self.env._("Whole pathway, disabled workers"),
            "cddi_max_months_difficulties": self.env._(
                "Whole pathway, particular difficulties"
            ),
            "cddi_extension_months": self.env._("CDDI: one prolongation at most"),
            "cddi_senior_age": self.env._("Age of the senior exceptions"),
            "cddi_min_hours": self.env._("CDDI: hours a week at least"),
            "legal_week_hours": self.env._("Legal week"),
            "hours_derogation_months": self.env._("Derogation to the hours at most"),
            "cdi_min_age": self.env._("CDI inclusion: age at least"),
            "cdi_min_pathway_months": self.env._(
                "CDI inclusion: time in insertion before"
            ),
            "cdi_min_hours": self.env._("CDI inclusion: hours a week at least"),
            "cdi_share": self.env._("CDI inclusion: share of the posts at most"),
            "cdi_share_prefect": self.env._(
                "CDI inclusion: share that the prefect may allow"
            ),
            "passerelle_min_pathway_months": self.env._(
                "Contrat passerelle: time in insertion before"
            ),
            "passerelle_months": self.env._("Contrat passerelle: length"),
            "passerelle_renewals": self.env._("Contrat passerelle: renewals"),
            "trial_cdd_min_months": self.env._("Trial elsewhere: shortest CDD"),
            "professional_interview_months": self.env._("Professional interview every"),
            "professional_first_months": self.env._(
                "Professional interview: the first one within"
            ),
            "professional_review_months": self.env._("Review of the career every"),
            "pmsmp_months": self.env._("Immersion: length of a convention"),
            "pmsmp_renewals": self.env._("Immersion: renewals"),
            "pmsmp_host_conventions": self.env._(
                "Immersion: conventions with one host"
            ),
            "pmsmp_host_days": self.env._("Immersion: days with one host"),
            "pmsmp_host_window_months": self.env._(
                "Immersion: months over which hosts are counted"
            ),
            "pmsmp_contract_share": self.env._(
                "Immersion: share of the contract at most"
            ),
            "pmsmp_e_convention_days": self.env._(
                "Immersion by e-convention: days at most"
            ),
            "pmsmp_e_convention_week_hours": self.env._(
                "Immersion by e-convention: hours a week"
            ),
            "pmsmp_e_convention_age": self.env._(
                "Immersion by e-convention: age at least"
            ),
            "pmsmp_accident_host_hours": self.env._(
                "Accident: the host tells the employer within"
            ),
            "pmsmp_accident_employer_hours": self.env._(
                "Accident: the employer declares it within"
            ),
        }

    @api.model
    def _labels_pass(self):
        return {
            "pass_days": self.env._("PASS: length"),
            "pass_waiting_months": self.env._("PASS: time before the next one"),
            "pass_suspension_months": self.env._("PASS: longest suspension"),
            "pass_suspension_min_days": self.env._("PASS: shortest suspension"),
            "pass_suspension_retroactivity_days": self.env._(
                "PASS: suspension declared within"
            ),
            "pass_suspension_trigger_days": self.env._(
                "PASS: contract suspended for more than"
            ),
            "pass_deletable_days": self.env._("PASS: ended after a suspension of"),
            "pass_prolongation_before_months": self.env._(
                "Prolongation asked for before the end"
            ),
            "pass_prolongation_after_months": self.env._(
                "Prolongation asked for after the end"
            ),
            "prolongation_days_senior_cdi": self.env._(
                "Prolongation CDI inclusion, one decision"
            ),
            "prolongation_days_complete_training": self.env._(
                "Prolongation training, one decision"
            ),
            "prolongation_days_rqth": self.env._("Prolongation RQTH, one decision"),
            "prolongation_days_senior": self.env._(
                "Prolongation 50 years and over, one decision"
            ),
            "prolongation_days_particular_difficulties": self.env._(
                "Prolongation difficulties, one decision"
            ),
            "prolongation_days_health_context": self.env._(
                "Prolongation health context, one decision"
            ),
            "prolongation_cap_rqth": self.env._("Prolongations RQTH, in all"),
            "prolongation_cap_senior": self.env._(
                "Prolongations 50 years and over, in all"
            ),
            "prolongation_cap_particular_difficulties": self.env._(
                "Prolongations difficulties, in all"
            ),
            "prolongation_cap_health_context": self.env._(
                "Prolongations health context, in all"
            ),
            "a_posteriori_answer_weeks": self.env._(
                "Control of the State: time to answer, in weeks"
            ),
        }

    @api.model
    def _labels_entry(self):
        return {
            "diagnosis_prescriber_months": self.env._(
                "Diagnosis of a prescriber holds"
            ),
            "diagnosis_employer_days": self.env._("Diagnosis of the garden holds"),
            "certification_grace_days": self.env._(
                "Criterion confirmed by the State holds"
            ),
            "criteria_level_1": self.env._("Criteria of level 1 wanted"),
            "criteria_level_2_aci": self.env._("Criteria of level 2 wanted, ACI"),
            "criteria_level_2_ei": self.env._("Criteria of level 2 wanted, EI"),
            "criteria_level_2_eiti": self.env._("Criteria of level 2 wanted, EITI"),
            "criteria_level_2_ai": self.env._("Criteria of level 2 wanted, AI"),
            "criteria_level_2_etti": self.env._("Criteria of level 2 wanted, ETTI"),
            "criteria_senior_age": self.env._("Criterion of age: senior from"),
            "criteria_young_age": self.env._("Criterion of age: young below"),
            "record_retention_years": self.env._("Files kept after the last contact"),
            "staff_register_years": self.env._("Identity kept after the last contract"),
        }

    @api.model
    def _labels_structure(self):
        return {
            "convention_years": self.env._("Convention with the State, at most"),
            "commercial_receipts_cap": self.env._(
                "Sales below this share of the charges"
            ),
            "commercial_receipts_cap_prefect": self.env._(
                "Sales: share that the prefect may allow"
            ),
            "department_rsa_share": self.env._("Département: share of the RSA"),
            "annex_grace_days": self.env._("Annex: days of grace after its end"),
            "exit_min_months": self.env._("Exit counted from a stay of more than"),
            "exit_month_per_day": self.env._("Exit: months of a day"),
            "exit_min_hours_aci": self.env._("Exit counted from, ACI"),
            "exit_min_hours_ei": self.env._("Exit counted from, EI"),
            "exit_min_hours_eiti": self.env._("Exit counted from, EITI"),
            "exit_min_hours_ai": self.env._("Exit counted from, AI"),
            "exit_min_hours_etti": self.env._("Exit counted from, ETTI"),
            "exit_target_dynamic": self.env._("Target: dynamic exits"),
            "exit_target_durable": self.env._("Target: durable jobs"),
            "steering_committees": self.env._("Steering committees a year"),
            "fse_exit_weeks": self.env._("FSE+: data at the exit within, in weeks"),
            "fse_result_months": self.env._("FSE+: result after"),
            "fse_evidence_years": self.env._("FSE+: evidence kept"),
        }
