from odoo import fields, models


class SolidarityStructure(models.Model):
    """A partner that sends households to the garden: a CCAS, a social centre...

    It prescribes within the dates of its own agreement with the garden.
    """

    _name = "cocagne.solidarity.structure"
    _description = "Structure that sends households"
    _inherit = ["mail.thread", "cocagne.of.garden"]
    _order = "name, id"
    _check_company_auto = True
    _of_house = True

    name = fields.Char(related="partner_id.name", store=True, string="Structure")
    partner_id = fields.Many2one(
        "res.partner",
        "Address",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    contact_ids = fields.Many2many(
        "res.partner",
        string="Social workers",
        check_company=True,
        help="Those who send households on behalf of the structure.",
    )
    date_from = fields.Date("Agreement from")
    date_to = fields.Date("Agreement to", help="Empty: until one of both ends it.")
    active = fields.Boolean(default=True)
