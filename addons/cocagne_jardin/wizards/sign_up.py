from odoo import api, fields, models

#: The steps of a sign-up, in order (R76).
STEPS = [
    ("client", "Who?"),
    ("offers", "What?"),
    ("depot", "Where?"),
    ("when", "When?"),
    ("payment", "Payment"),
    ("membership", "Membership"),
    ("summary", "Summary"),
]


class SignUp(models.TransientModel):
    """A sign-up at the desk, step by step; nothing is written before the end (R75-R77).

    Each step is checked when it is left; the last one makes everything or nothing.
    """

    _name = "cocagne.sign.up"
    _description = "Sign-up"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of
    _transient_max_hours = 12

    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    step = fields.Selection(STEPS, required=True, default="client")
    order_id = fields.Many2one("sale.order", readonly=True)

    @api.depends("step")
    def _compute_display_name(self):
        self.display_name = self.env._("New sign-up")

    @api.model
    def action_start(self, partner_id=False):
        """Open a new sign-up, for this client when there is one (R75)."""
        sign_up = self.create({"partner_id": partner_id})
        if partner_id:
            sign_up.action_next()
        return sign_up._reopen()

    def _reopen(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New sign-up"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "current",
        }

    # -- going from step to step -------------------------------------------------------

    def action_next(self):
        """Check the step, then go to the next one that has something to ask."""
        self.ensure_one()
        getattr(self, f"_check_step_{self.step}")()
        names = [name for name, _label in STEPS]
        following = names[names.index(self.step) + 1 :]
        self.step = next(name for name in following if self._is_asked(name))
        getattr(self, f"_enter_step_{self.step}", lambda: None)()
        return True

    def action_back(self):
        """Go back to the last step that has something to ask."""
        self.ensure_one()
        names = [name for name, _label in STEPS]
        before = names[: names.index(self.step)]
        asked = [name for name in before if self._is_asked(name)]
        if asked:
            self.step = asked[-1]
        return True

    def _is_asked(self, step):
        """Whether a step has something to ask in this garden, from this client."""
        if step == "membership":
            return self.membership_needed
        if step in ("depot", "when"):
            return self.has_baskets
        return True
