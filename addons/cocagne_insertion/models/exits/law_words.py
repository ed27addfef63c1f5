from odoo import api, models


class LawWords(models.AbstractModel):
    """The rules of exits in words."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            "exit_reason_unknown": self.env._(
                "“%(reason)s” is no code of the ASP's table."
            ),
            "exit_before_recruitment": self.env._(
                "The last day (%(exit)s) is before the recruitment (%(recruited)s)."
            ),
            "annex_exit_rates_do_not_add_up": self.env._(
                "Lasting, transition and positive rates add up to %(sum)s %%; the rate of "
                "dynamic exits is %(dynamic)s %%."
            ),
        }
