from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..report.label import LABEL_FORMATS
from ..report.label_setting import FORMATS, LABEL_ORDERS, LAYOUTS, MEMBER_ORDERS

REPORTS = {
    "preparation": "cocagne_jardin.action_report_preparation",
    "road_sheet": "cocagne_jardin.action_report_road_sheet",
    "labels": "cocagne_jardin.action_report_labels",
}


class PaperPrint(models.TransientModel):
    """Prints a paper once in another way, or again for one depot or one member."""

    _name = "cocagne.paper.print"
    _description = "Print a paper of the week"

    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, required=True
    )
    paper = fields.Selection(
        [
            ("preparation", "Preparation sheet"),
            ("road_sheet", "Road sheets"),
            ("labels", "Labels"),
        ],
        required=True,
        default="labels",
    )
    delivery_ids = fields.Many2many("cocagne.delivery", string="Rounds", required=True)
    layout = fields.Selection(
        LAYOUTS, compute="_compute_settings", store=True, readonly=False
    )
    order = fields.Selection(
        MEMBER_ORDERS,
        "Order of the members",
        compute="_compute_settings",
        store=True,
        readonly=False,
    )
    label_format = fields.Selection(
        FORMATS,
        "Label sheets",
        compute="_compute_settings",
        store=True,
        readonly=False,
    )
    label_order = fields.Selection(
        LABEL_ORDERS,
        "Order of the labels",
        compute="_compute_settings",
        store=True,
        readonly=False,
    )
    is_roll = fields.Boolean(compute="_compute_is_roll")
    first_label = fields.Integer(
        "First free label",
        default=1,
        help="On a sheet already begun: count the labels from left to right, line by "
        "line. 1: a new sheet.",
    )
    depot_ids = fields.Many2many(
        "cocagne.depot", string="Only these depots", help="Empty: all of them."
    )
    member_ids = fields.Many2many(
        "res.partner", string="Only these members", help="Empty: everybody."
    )
    possible_depot_ids = fields.Many2many("cocagne.depot", compute="_compute_possible")
    possible_member_ids = fields.Many2many("res.partner", compute="_compute_possible")

    @api.depends("delivery_ids")
    def _compute_settings(self):
        """Begin with what the garden chose."""
        for wizard in self:
            garden = (wizard.delivery_ids.company_id[:1] or self.env.company).root_id
            wizard.layout = garden.preparation_layout
            wizard.order = garden.road_sheet_order
            wizard.label_format = garden.label_format
            wizard.label_order = garden.label_order

    @api.depends("label_format")
    def _compute_is_roll(self):
        for wizard in self:
            label_format = LABEL_FORMATS.get(wizard.label_format)
            wizard.is_roll = bool(label_format) and label_format.is_roll

    @api.depends("delivery_ids")
    def _compute_possible(self):
        for wizard in self:
            baskets = self.env["cocagne.basket"].search_fetch(
                [("delivery_id", "in", wizard.delivery_ids.ids)],
                ["depot_id", "partner_id"],
            )
            wizard.possible_depot_ids = baskets.depot_id
            wizard.possible_member_ids = baskets.partner_id

    @api.constrains("first_label", "label_format")
    def _check_first_label(self):
        for wizard in self.filtered(lambda wizard: not wizard.is_roll):
            most = LABEL_FORMATS[wizard.label_format].per_page
            if not 1 <= wizard.first_label <= most:
                raise ValidationError(
                    self.env._(
                        "These sheets have %(count)s labels: the first free one is "
                        "between 1 and %(count)s.",
                        count=most,
                    )
                )

    def action_print(self):
        """The PDF, with these choices."""
        self.ensure_one()
        report = self.env.ref(REPORTS[self.paper])
        return report.report_action(
            None,
            data={"delivery_ids": self.delivery_ids.ids, **self._options()},
            config=False,
        )

    def _options(self):
        """What ``PaperOptions`` reads."""
        options = {"depot_ids": self.depot_ids.ids, "member_ids": self.member_ids.ids}
        if self.paper == "labels":
            options.update(
                label_format=self.label_format,
                label_order=self.label_order,
                label_start=0 if self.is_roll else self.first_label - 1,
            )
        elif self.paper == "preparation":
            options["layout"] = self.layout
        else:
            options["order"] = self.order
        return options
