from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting

from ..agreement.agreement import RHYTHMS


class ResCompany(models.Model):
    """How a garden keeps its solidarity fund."""

    _inherit = "res.company"

    solidarity_fund_rhythm = fields.Selection(
        RHYTHMS, "Entries of the fund", default="month", required=True
    )
    solidarity_fund_start = fields.Date(
        "Fund kept here from",
        help="Gifts and baskets before this day are in the books already. Empty: from "
        "the first one.",
    )
    solidarity_fund_opening = fields.Monetary(
        "What the fund held then",
        help="Its balance on the account of dedicated funds (196) on that day.",
    )
    solidarity_offers = fields.Boolean(
        "The fund pays baskets offered as a gift",
        help="A basket that is offered with the reason “Gift” is then paid by the "
        "solidarity fund, like the part of a household's basket that nobody pays.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose."""

    _inherit = "cocagne.garden.profile"

    solidarity_fund_rhythm = setting(fields.Selection, "solidarity_fund_rhythm")
    solidarity_fund_start = setting(fields.Date, "solidarity_fund_start")
    solidarity_fund_opening = setting(fields.Monetary, "solidarity_fund_opening")
    solidarity_offers = setting(fields.Boolean, "solidarity_offers")
