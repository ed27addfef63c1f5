from odoo import api, models

from .pass_prolongation import REASONS as PROLONGATIONS
from .pass_suspension import REASONS as SUSPENSIONS


class PathwayWords(models.AbstractModel):
    """What is wrong with a PASS and what happens to it."""

    _inherit = "cocagne.law"

    @api.model
    def _worded(self, values):
        """Reasons as on screen, not as the platform's codes."""
        words = super()._worded(values)
        if values.get("reason") in {
            code for code, _label in (*SUSPENSIONS, *PROLONGATIONS)
        }:
            words["reason"] = self._reason_label(values["reason"])
        return words

    @api.model
    def _reason_label(self, code):
        for model in ("cocagne.pass.suspension", "cocagne.pass.prolongation"):
            # sudo: words of a list, no record
            field = self.env[model].sudo()._fields["reason"]
            labels = dict(field._description_selection(self.env))
            if code in labels:
                return labels[code]
        return code

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            **self._suspension_sentences(),
            **self._prolongation_sentences(),
            **self._request_sentences(),
            **self._pass_sentences(),
        }

    @api.model
    def _suspension_sentences(self):
        return {
            "suspension_reason_unknown": self.env._(
                "“%(reason)s” is no reason of a suspension: choose one of the list."
            ),
            "suspension_reason_ended": self.env._(
                "The reason “%(reason)s” is of old PASS: it can no longer be used."
            ),
            "suspension_reason_of_other_structure": self.env._(
                "The reason “%(reason)s” does not exist for a structure of kind %(kind)s."
            ),
            "suspension_too_short": self.env._(
                "The suspension ends on %(end)s, before it begins on %(start)s."
            ),
            "suspension_too_long": self.env._(
                "A suspension lasts %(months)s months at most: until %(latest)s here, "
                "not %(end)s."
            ),
            "suspension_contract_not_long_enough": self.env._(
                "The contract is suspended for %(days)s days: the PASS is only suspended "
                "for more than %(more_than_days)s days."
            ),
            "suspension_in_future": self.env._(
                "The suspension begins on %(start)s: declare it on that day, not before "
                "(today is %(today)s)."
            ),
            "suspension_outside_pass": self.env._(
                "The suspension begins on %(start)s, outside the PASS (%(pass_start)s to "
                "%(pass_end)s)."
            ),
            "suspension_before_hire": self.env._(
                "The suspension begins on %(start)s, before the last contract "
                "(%(hired)s)."
            ),
            "suspension_overlaps": self.env._(
                "The suspension from %(start)s to %(end)s meets another one: it may begin "
                "on %(earliest)s at the earliest."
            ),
            "suspension_too_old": self.env._(
                "The suspension begins on %(start)s: it is declared within %(days)s days, "
                "so not before %(earliest)s today."
            ),
            "suspension_by_other_structure": self.env._(
                "The garden does not employ this person: the structure that does declares "
                "the suspension."
            ),
        }

    @api.model
    def _prolongation_sentences(self):
        return {
            "prolongation_reason_unknown": self.env._(
                "“%(reason)s” is no reason of a prolongation: choose one of the list."
            ),
            "prolongation_reason_ended": self.env._(
                "The reason “%(reason)s” can no longer be used."
            ),
            "prolongation_reason_of_other_structure": self.env._(
                "The reason “%(reason)s” does not exist for a structure of kind %(kind)s."
            ),
            "prolongation_too_short": self.env._(
                "The new last day %(end)s must come after the one of today, %(start)s."
            ),
            "prolongation_not_at_pass_end": self.env._(
                "A prolongation begins on the last day of the PASS, %(pass_end)s, not on "
                "%(start)s."
            ),
            "prolongation_too_long": self.env._(
                "%(days)s days are asked for; one decision for “%(reason)s” gives "
                "%(maximum_days)s days at most."
            ),
            "prolongation_over_cap": self.env._(
                "%(days)s days are asked for; “%(reason)s” gives %(cap_days)s days in "
                "all, of which %(left_days)s are left."
            ),
            "prolongation_needs_prescriber": self.env._(
                "For “%(reason)s”, an authorised prescriber decides: name them."
            ),
            "prolongation_needs_report": self.env._(
                "For “%(reason)s”, join the report of the structure."
            ),
            "prolongation_too_young": self.env._(
                "“%(reason)s” is for people of %(minimum)s years and over; the person is "
                "%(age)s."
            ),
            "prolongation_birth_unknown": self.env._(
                "“%(reason)s” depends on the age: write the person's day of birth."
            ),
            "prolongation_without_rqth": self.env._(
                "The person is not known as a recognised disabled worker (RQTH): tick it "
                "in the situation."
            ),
            "prolongation_out_of_window": self.env._(
                "A prolongation is asked for between %(earliest)s and %(latest)s; today "
                "is %(today)s."
            ),
            "prolongation_while_suspended": self.env._(
                "The PASS is suspended until %(suspended_until)s: it is not prolonged "
                "meanwhile."
            ),
            "prolongation_already_asked": self.env._(
                "Another request already waits for its answer."
            ),
            "prolongation_of_old_pass": self.env._(
                "The person has a later PASS: that one is prolonged."
            ),
        }

    @api.model
    def _request_sentences(self):
        return {
            "request_refusal_reason_unknown": self.env._(
                "“%(reason)s” is no reason of a refusal: choose one of the list."
            ),
            "request_refusal_not_motivated": self.env._(
                "A refusal is written and says why: fill in the explanation."
            ),
            "request_action_unknown": self.env._(
                "“%(action)s” is no action that can be proposed: choose one of the list."
            ),
            "request_interview_without_contact": self.env._(
                "The prescriber is to call: write what is missing (%(missing)s)."
            ),
        }

    @api.model
    def _pass_sentences(self):
        return {
            "hiring_outside_pass": self.env._(
                "The contract begins on %(day)s, outside the PASS (%(pass_start)s to "
                "%(pass_end)s)."
            ),
            "pathway_not_suspended_long_enough": self.env._(
                "The PASS has been suspended for %(suspended_days)s days; it can be ended "
                "after %(minimum_days)s days without a break."
            ),
            "pathway_ended": self.env._(
                "The PASS was ended on %(ended_on)s: nothing can be declared on it any "
                "more."
            ),
            "event_unknown": self.env._("“%(event)s” cannot happen to a PASS."),
            "pass_still_valid": self.env._(
                "The person has the PASS %(number)s until %(pass_end)s: there is one at a "
                "time."
            ),
            "pass_waiting_period": self.env._(
                "The former PASS ended on %(pass_end)s: the next one is possible after "
                "%(waiting_until)s."
            ),
            "criterion_unknown": self.env._(
                "“%(criterion)s” is no criterion of the State's list."
            ),
            "criteria_not_enough": self.env._(
                "There are %(level_1)s criteria of level 1 and %(level_2)s of level 2 "
                "with a good proof; the garden needs %(level_1_wanted)s of level 1, or "
                "%(level_2_wanted)s of level 2."
            ),
            "criterion_without_proof": self.env._(
                "“%(criterion)s”: the day of the proof is missing."
            ),
            "criterion_proof_too_old": self.env._(
                "“%(criterion)s”: the proof of %(proof_date)s is too old, it must be "
                "later than %(after)s."
            ),
            "criterion_proof_after_pass": self.env._(
                "“%(criterion)s”: the proof of %(proof_date)s is later than the first day "
                "of the PASS, %(pass_start)s."
            ),
            "criterion_proof_not_valid": self.env._(
                "“%(criterion)s”: the paper ended on %(valid_until)s, before the first "
                "day of the PASS, %(pass_start)s."
            ),
            "criterion_wrong_age": self.env._(
                "“%(criterion)s”: the person is %(age)s, the limit is %(limit)s years."
            ),
        }
