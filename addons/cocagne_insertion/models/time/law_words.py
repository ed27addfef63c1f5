from odoo import api, models


class LawWords(models.AbstractModel):
    """Words of the rules of working time."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            "day_too_long": self.env._(
                "%(hours)s hours on %(day)s: a day of work has at most %(maximum)s."
            ),
            "week_too_long": self.env._(
                "%(hours)s hours in the week of %(week)s: a week has at most %(maximum)s."
            ),
            "week_without_rest": self.env._(
                "%(days)s days of work in the week of %(week)s: at most %(maximum)s, "
                "somebody rests one day a week."
            ),
            "complementary_hours_too_many": self.env._(
                "%(hours)s hours above the contract of %(contract_hours)s in the week of "
                "%(week)s: at most a tenth, %(maximum)s, without a branch agreement."
            ),
            "complementary_hours_reach_full_time": self.env._(
                "%(hours)s hours in the week of %(week)s: hours above a part-time "
                "contract stay below %(legal_week_hours)s."
            ),
        }
