from odoo import api, fields, models


class Simulator(models.TransientModel):
    """The simulator of the desk; it may turn into an enrolment."""

    _name = "cocagne.solidarity.simulator"
    _description = "Who would pay what"
    _inherit = ["cocagne.solidarity.who.pays"]
    _transient_max_hours = 2

    agreement_ids = fields.Many2many(relation="cocagne_solidarity_simulator_rel")
    product_id = fields.Many2one(default=lambda self: self._default_product())

    @api.depends("public_id")
    def _compute_display_name(self):
        self.display_name = self.env._("Who would pay what?")

    @api.model
    def _default_product(self):
        """The first basket of vegetables, or of anything else."""
        baskets = self.env["product.product"].search(
            [
                ("is_basket", "=", True),
                ("company_id", "in", [False, self.env.company.root_id.id]),
            ]
        )
        green = baskets.filtered(lambda item: item.basket_family == "vegetables")
        return (green or baskets)[:1]

    @api.model
    def action_open(self):
        """A new simulation, on the whole screen."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who would pay what?"),
            "res_model": self._name,
            "res_id": self.create({}).id,
            "views": [(False, "form")],
            "target": "current",
        }

    def action_enrol(self):
        """Enrol this household: what was typed is kept."""
        self.ensure_one()
        names = ("scheme", "quotient", "quotient_known", "rest_to_live", "date_start")
        values = {name: self[name] for name in names}
        desk = self.env["cocagne.solidarity.desk"].create(
            {
                **values,
                "company_id": self.company_id.id,
                "public_id": self.public_id.id,
                "wanted_product_id": self.product_id.id,
            }
        )
        return desk._reopen()
