from odoo import api, models

#: Values of the rules of immersions that are codes, and the field whose words they have.
CODED = {"object": "object", "renewed_object": "object", "use": "use"}


class LawWords(models.AbstractModel):
    """The rules of immersions in words."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            **self._immersion_sentences(),
            **self._host_sentences(),
        }

    @api.model
    def _immersion_sentences(self):
        return {
            "pmsmp_object_unknown": self.env._(
                "“%(object)s” is no object of an immersion."
            ),
            "pmsmp_forbidden_use": self.env._(
                "An immersion must never stand in for a job: %(use)s."
            ),
            "pmsmp_without_tutor": self.env._("Write who is the tutor at the host."),
            "pmsmp_ends_before_start": self.env._(
                "The immersion ends (%(end)s) before it begins (%(start)s)."
            ),
            "pmsmp_too_long": self.env._(
                "A convention lasts %(maximum_months)s month at most: it ends on "
                "%(latest_end)s at the latest, not on %(end)s."
            ),
            "pmsmp_renewed_too_often": self.env._(
                "This would be renewal number %(renewals)s; a convention is renewed "
                "%(maximum)s time at most."
            ),
            "pmsmp_renewal_of_other_object": self.env._(
                "A renewal keeps the object of the convention (%(renewed_object)s), not "
                "“%(object)s”."
            ),
            "pmsmp_renewal_of_goals_met": self.env._(
                "The goals were met: there is nothing to renew."
            ),
            "pmsmp_share_of_contract": self.env._(
                "Immersions would take %(days)s days of the contract; %(maximum_days)s "
                "are possible (%(percent)s %%)."
            ),
            "pmsmp_outside_contract": self.env._(
                "The immersion (%(start)s – %(end)s) is not within the contract "
                "(%(contract_start)s – %(contract_end)s)."
            ),
        }

    @api.model
    def _host_sentences(self):
        return {
            "pmsmp_host_too_often": self.env._(
                "This would make %(conventions)s conventions with this host from "
                "%(window_start)s to %(window_end)s; %(maximum)s are possible."
            ),
            "pmsmp_host_same_object": self.env._(
                "There is another convention with this host for the same object "
                "(%(object)s) in these 12 months."
            ),
            "pmsmp_host_too_many_days": self.env._(
                "This would make %(days)s days with this host from %(window_start)s to "
                "%(window_end)s; %(maximum_days)s are possible, renewals included."
            ),
            "pmsmp_e_convention_too_long": self.env._(
                "Immersion Facilitée takes %(maximum_days)s days at most, not %(days)s."
            ),
            "pmsmp_e_convention_hours": self.env._(
                "Immersion Facilitée takes %(maximum_week_hours)s hours a week at most, "
                "not %(week_hours)s."
            ),
            "pmsmp_e_convention_age": self.env._(
                "Immersion Facilitée is for people of %(minimum)s years or more; this "
                "one is %(age)s."
            ),
            "siret_shape": self.env._(
                "A SIRET has 14 digits: “%(number)s” is not one."
            ),
            "siret_key": self.env._(
                "“%(number)s” is no SIRET: a digit is wrong. Look at it on "
                "annuaire-entreprises.data.gouv.fr."
            ),
        }

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "ordinary_contract": self.env._(
                "hire with an ordinary contract of employment"
            ),
            "pmsmp_renewal": self.env._(
                "renew the convention once, if its goals are not met"
            ),
            "pmsmp_other_object": self.env._("make a convention for another object"),
            "pmsmp_other_host": self.env._("choose another host"),
            "pmsmp_later": self.env._("choose later dates, outside these 12 months"),
        }

    @api.model
    def _worded(self, values):
        worded = super()._worded(values)
        immersions = self.env["cocagne.immersion"]
        for name, field in CODED.items():
            if name in worded:
                labels = dict(
                    immersions._fields[field]._description_selection(self.env)
                )
                worded[name] = labels.get(values[name], worded[name])
        return worded
