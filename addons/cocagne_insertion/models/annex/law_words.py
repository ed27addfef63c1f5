from odoo import api, models


class LawWords(models.AbstractModel):
    """Words of the rules of conventions, annexes, aid and monthly states."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            **self._annex_sentences(),
            **self._month_sentences(),
        }

    @api.model
    def _annex_sentences(self):
        return {
            "convention_too_long": self.env._(
                "The convention ends on %(end)s; a convention lasts %(maximum_years)s "
                "years at most: until %(latest_end)s here."
            ),
            "annex_longer_than_a_year": self.env._(
                "The annex ends on %(end)s; it covers a year at most: until "
                "%(latest_end)s here."
            ),
            "annex_outside_convention": self.env._(
                "The annex goes from %(start)s to %(end)s, and its convention from "
                "%(convention_start)s to %(convention_end)s: it must lie within it."
            ),
            "annex_twice_a_year": self.env._(
                "The annex %(number)s covers days from %(start)s to %(end)s already: "
                "there is one annex at a time. Amend that one, or close it."
            ),
            "annex_state_unknown": self.env._(
                "“%(state)s” is no state of an annex at the ASP."
            ),
            "annex_number_shape": self.env._(
                "“%(number)s” is no number of an annex. It reads like ACI025260001A0M0: "
                "measure, Département in three characters, year, order, A and the rank "
                "of the renewal, M and the rank of the amendment."
            ),
            "annex_number_without_modification": self.env._(
                "“%(number)s” lacks its end: M0 for the first one, M1 for its amendment."
            ),
            "annex_number_of_other_measure": self.env._(
                "The number is of an annex %(measure)s, and %(expected)s is expected."
            ),
            "commercial_receipts_too_high": self.env._(
                "Sales of %(receipts)s € for %(charges)s € of charges: they must stay "
                "below %(below_percent)s %%."
            ),
            "commercial_receipts_above_prefect_cap": self.env._(
                "Sales of %(receipts)s € for %(charges)s € of charges: the prefect "
                "allowed less than %(below_percent)s %%."
            ),
            "convention_heads_missing": self.env._(
                "The convention does not say: %(missing)s."
            ),
            "convention_pmsmp_heads_missing": self.env._(
                "Immersions are foreseen, and the convention does not say: %(missing)s."
            ),
            "aid_cumulated": self.env._(
                "Another aid of the State is paid for this post: %(other_aids)s."
            ),
            "report_heads_missing": self.env._(
                "The annual report does not say: %(missing)s."
            ),
            "aid_modulated_part_too_high": self.env._(
                "A modulated part of %(amount)s € is over %(percent)s %% of the aid: "
                "%(maximum)s € at most."
            ),
        }

    @api.model
    def _month_sentences(self):
        return {
            "month_negative": self.env._("%(field)s: %(found)s is below zero."),
            "month_too_many_hours": self.env._(
                "%(hours)s hours in the month: %(maximum)s can be paid at most to this "
                "contract."
            ),
            "month_support_above_paid": self.env._(
                "%(support_hours)s hours of accompaniment for %(hours)s hours paid."
            ),
            "month_pay_below_smic": self.env._(
                "%(gross)s € gross for %(hours)s hours is below the SMIC: %(minimum)s € "
                "at least."
            ),
            "month_outside_contract": self.env._(
                "The month of %(month)s is outside the contract, which goes from "
                "%(contract_start)s to %(contract_end)s."
            ),
            "month_exit_outside": self.env._(
                "The exit of %(left)s is not in the month: it must be from %(first)s to "
                "%(last)s."
            ),
            "month_exit_without_reason": self.env._(
                "The exit of %(left)s has no reason: the adviser writes it."
            ),
            "month_reason_without_exit": self.env._(
                "There is a reason of exit and no day of exit."
            ),
            "month_twice": self.env._("This contract has two states of %(month)s."),
            "month_after_exit": self.env._(
                "A state of %(month)s after the exit of %(left)s."
            ),
        }

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "new_convention": self.env._(
                "ask the State for a new convention for the years that follow"
            ),
            "receipts_cap_by_prefect": self.env._(
                "ask the prefect to raise the share to 50 %, then tick it on the annex"
            ),
            "amend_convention": self.env._("ask for an amendment of the convention"),
            "give_up_other_aid": self.env._("give up the other aid for this post"),
        }

    @api.model
    def _worded_value(self, value):
        known = self._heads() if isinstance(value, str) else {}
        return known.get(value) or super()._worded_value(value)

    @api.model
    def _heads(self):
        """Words of the heads of the convention, and of the numbers of a state."""
        return {
            "posts": self.env._("the posts"),
            "commitments_with_indicators": self.env._(
                "the commitments with their indicators"
            ),
            "funding": self.env._("the funding"),
            "expected_number": self.env._("the expected number of immersions"),
            "hosts": self.env._("the hosts"),
            "support": self.env._("the accompaniment during immersions"),
            "objects": self.env._("what immersions are for"),
            "means": self.env._("the means"),
            "hires_and_contracts": self.env._("the hires and contracts"),
            "individual_follow_up": self.env._("the individual follow-up"),
            "social_actions": self.env._("the social actions"),
            "orientation_training_and_job_proposals": self.env._(
                "orientation, trainings and proposals of jobs"
            ),
            "results_of_return_to_employment": self.env._(
                "the results of the return to employment"
            ),
            "hours": self.env._("Hours paid"),
            "gross": self.env._("Gross pay"),
            "support_hours": self.env._("Hours of accompaniment"),
        }
