from odoo import api, models

#: The function of R3 that lets a member make each kind of change.
FUNCTION_OF = {
    "move": "move",
    "advance": "move",
    "double": "move",
    "cancel": "absence",
    "absence": "absence",
    "depot": "depot",
    "day": "depot",
}


class Change(models.Model):
    """Members do by themselves what their garden opened to them, and no more (R3)."""

    _inherit = "cocagne.change"

    @api.model
    def _request(self, kind, values, *args, **kwargs):
        function = FUNCTION_OF.get(kind)
        if function and self.env.user.share:
            baskets = self.env["cocagne.basket"].union(*values)
            baskets.company_id._check_open_to_members(function)
        return super()._request(kind, values, *args, **kwargs)
