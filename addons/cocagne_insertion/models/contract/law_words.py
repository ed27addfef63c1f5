from odoo import api, models


class LawWords(models.AbstractModel):
    """The rules of contracts in words: length, hours, pay, kinds, ends."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            **self._length_sentences(),
            **self._decision_sentences(),
            **self._hours_sentences(),
            **self._kind_sentences(),
            **self._standstill_sentences(),
            **self._end_sentences(),
        }

    @api.model
    def _length_sentences(self):
        return {
            "cddi_too_short": self.env._(
                "A CDDI that begins on %(start)s lasts at least %(minimum_months)s "
                "months: until %(earliest_end)s, and not %(end)s."
            ),
            "cddi_too_long": self.env._(
                "All CDDI together last at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "cddi_without_end": self.env._(
                "A CDDI has a last day. Write the last day of the contract that begins on "
                "%(start)s; for a contract of the team, empty « Contract of insertion »."
            ),
            "contract_ends_before_start": self.env._(
                "The contract ends on %(end)s, before it begins on %(start)s."
            ),
            "contract_overlaps": self.env._(
                "The contract begins on %(start)s, while the one before runs until "
                "%(previous_end)s. Begin the day after, or end the one before."
            ),
            "renewal_not_next_day": self.env._(
                "A renewal begins on the day after the contract: on %(expected)s, and not "
                "on %(start)s."
            ),
            "amendment_does_not_prolong": self.env._(
                "The contract runs until %(current_end)s already: an amendment to %(end)s "
                "does not prolong it."
            ),
            "amendment_too_long": self.env._(
                "An amendment prolongs by at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "trial_too_long": self.env._(
                "The trial period ends on %(latest_end)s at the latest, and not on "
                "%(trial_end)s."
            ),
            "trial_outside_contract": self.env._(
                "The trial period ends on %(trial_end)s, outside the contract from "
                "%(start)s to %(end)s."
            ),
        }

    @api.model
    def _decision_sentences(self):
        return {
            "decision_reason_unknown": self.env._(
                "The reason « %(reason)s » does not exist: choose a training, 50 years and "
                "over, RQTH or particularly important difficulties."
            ),
            "decider_unknown": self.env._(
                "« %(decider)s » cannot decide: choose a prescriber or the garden."
            ),
            "decision_training_not_in_progress": self.env._(
                "No training was in progress on %(contract_end)s, the last day before the "
                "decision. Write the days of the training."
            ),
            "decision_past_training": self.env._(
                "The decision goes until %(end)s, past the end of the training on "
                "%(training_end)s."
            ),
            "decision_too_young": self.env._(
                "The person is %(age)s years old on the first day of the decision; the "
                "reason asks for %(minimum)s."
            ),
            "decision_without_rqth": self.env._(
                "Tick that you saw the proof of RQTH before the decision is granted."
            ),
            "decision_of_other_structure": self.env._(
                "Particularly important difficulties are for ACI and AI, not for "
                "%(kind)s."
            ),
            "decision_too_long": self.env._(
                "A decision lasts at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "decision_longer_than_a_year": self.env._(
                "A decision lasts at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "decision_over_cap": self.env._(
                "With this reason the contracts last at most %(maximum_months)s months in "
                "all: until %(latest_end)s, and not %(end)s."
            ),
        }

    @api.model
    def _hours_sentences(self):
        return {
            "hours_too_few": self.env._(
                "A CDDI has at least %(minimum_week_hours)s hours a week, and not "
                "%(week_hours)s."
            ),
            "second_contract_not_part_time": self.env._(
                "Beside a CDDI the other contract is part-time: less than "
                "%(full_week_hours)s hours a week, and not %(week_hours)s."
            ),
            "second_contract_too_many_hours": self.env._(
                "The two contracts together make %(week_hours)s hours a week: at most "
                "%(maximum_week_hours)s may be worked."
            ),
            "hours_too_many": self.env._(
                "A CDDI has at most %(maximum_week_hours)s hours a week, and not "
                "%(week_hours)s."
            ),
            "hours_derogation_ends_before": self.env._(
                "The derogation from %(derogation_start)s to %(derogation_end)s does not "
                "cover the contract until %(end)s."
            ),
            "hours_derogation_too_long": self.env._(
                "A derogation lasts at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "hours_derogation_past_convention": self.env._(
                "The derogation goes until %(end)s, past the end of the convention with "
                "the State on %(convention_end)s."
            ),
            "hours_derogation_asked_after_hire": self.env._(
                "The garden asks for a derogation before it hires: it asked on "
                "%(asked_on)s, the contract begins on %(hired)s."
            ),
            "hours_derogation_without_agreement": self.env._(
                "The employee asked for fewer hours: tick that the garden agrees."
            ),
            "hours_derogation_without_assessment": self.env._(
                "A derogation is extended after its assessment: write it."
            ),
            "hours_derogation_without_convention": self.env._(
                "Write the last day of the convention with the State: a derogation never "
                "goes past it."
            ),
            "hours_derogation_ends_before_start": self.env._(
                "The derogation ends on %(end)s, before it begins on %(start)s."
            ),
            "hours_collective_without_project": self.env._(
                "The file for the prefect lacks the support project or the criteria of "
                "selection: write both."
            ),
            "pay_hour_below_smic": self.env._(
                "An hour is paid %(hour)s €, less than the SMIC of %(smic)s € on %(day)s."
            ),
            "pay_month_below_smic": self.env._(
                "A month is paid %(gross)s €, less than the SMIC of these hours on "
                "%(day)s: %(minimum)s €."
            ),
        }

    @api.model
    def _kind_sentences(self):
        return {
            "cdi_with_end": self.env._(
                "A CDI inclusion has no last day: empty %(end)s."
            ),
            "cdi_too_young": self.env._(
                "A CDI inclusion is for people of %(minimum)s and over; the person is "
                "%(age)s years old on its first day."
            ),
            "cdi_pathway_too_short": self.env._(
                "A CDI inclusion comes after %(minimum_months)s months of pathway: the one "
                "of this person began on %(pathway_start)s, so from %(earliest)s."
            ),
            "cdi_without_review": self.env._(
                "The situation is reviewed before a CDI inclusion: write on which day."
            ),
            "cdi_gap_after_cddi": self.env._(
                "The CDI inclusion follows the CDDI without a gap: it begins on "
                "%(expected)s, and not on %(start)s."
            ),
            "cdi_too_few_hours": self.env._(
                "A CDI inclusion has at least %(minimum_week_hours)s hours a week, and not "
                "%(week_hours)s."
            ),
            "cdi_share_exceeded": self.env._(
                "CDI inclusion would fill %(etp)s of the %(posts)s posts of the annex; "
                "at most %(percent)s %% may, that is %(maximum_etp)s."
            ),
            "cdi_share_of_prefect_exceeded": self.env._(
                "CDI inclusion would fill %(etp)s of the %(posts)s posts of the annex; "
                "the prefect allows %(percent)s %%, that is %(maximum_etp)s."
            ),
            "passerelle_of_other_structure": self.env._(
                "A contrat passerelle is for ACI and EI, not for %(kind)s."
            ),
            "passerelle_too_soon": self.env._(
                "A contrat passerelle comes after %(minimum_months)s months of pathway: "
                "from %(earliest)s, and not on %(start)s."
            ),
            "passerelle_too_long": self.env._(
                "A person is lent for at most %(maximum_months)s months: until "
                "%(latest_end)s, and not %(end)s."
            ),
            "passerelle_renewed_too_often": self.env._(
                "A contrat passerelle is renewed at most %(maximum)s time at the same "
                "company; this would be renewal %(renewals)s."
            ),
            "passerelle_past_contract": self.env._(
                "The person stays at the company until %(end)s, after the last day of the "
                "contract, %(contract_end)s."
            ),
            "passerelle_without_company": self.env._(
                "Write the company that receives the person."
            ),
            "passerelle_without_end": self.env._(
                "Write the last day at the company that receives the person."
            ),
        }

    @api.model
    def _standstill_sentences(self):
        return {
            "standstill_purpose_unknown": self.env._(
                "« %(purpose)s » is no ground to suspend a CDDI: choose an immersion, an "
                "action of insertion or a trial period."
            ),
            "standstill_not_asked_by_employee": self.env._(
                "Only the employee may ask to suspend the CDDI."
            ),
            "standstill_without_agreement": self.env._(
                "An immersion or an action suspends the CDDI when the garden agrees: tick "
                "it."
            ),
            "standstill_cdd_too_short": self.env._(
                "The CDD that is tried lasts at least %(minimum_months)s months: until "
                "%(earliest_end)s, and not %(end)s."
            ),
            "standstill_outside_contract": self.env._(
                "The suspension from %(start)s to %(end)s is outside the contract from "
                "%(contract_start)s to %(contract_end)s."
            ),
            "standstill_overlaps": self.env._(
                "The suspension from %(start)s to %(end)s shares days with the one from "
                "%(other_start)s to %(other_end)s."
            ),
        }

    @api.model
    def _end_sentences(self):
        return {
            "end_is_not_the_term": self.env._(
                "The contract ends on %(contract_end)s: on %(end)s it would be broken. "
                "Choose why."
            ),
            "breach_outside_contract": self.env._(
                "%(end)s is outside the contract, from %(contract_start)s to "
                "%(contract_end)s."
            ),
            "breach_after_trial": self.env._(
                "The trial period ended on %(trial_end)s: on %(end)s choose another "
                "reason."
            ),
            "breach_without_reason": self.env._(
                "The contract is signed until %(contract_end)s: to end it on %(end)s, a "
                "reason of the law is needed."
            ),
            "breach_without_trial": self.env._(
                "This contract has no trial period: choose another reason."
            ),
        }
