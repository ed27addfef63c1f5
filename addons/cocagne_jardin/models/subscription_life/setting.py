from odoo import fields, models

from ..garden.setting import setting

START_TRIGGERS = [
    ("none", "Nothing: at once"),
    ("contract", "The signed contract is received"),
    ("balance", "The first baskets are paid"),
]
RENEWAL_MODES = [
    ("none", "Ends, unless somebody renews it"),
    ("tacit", "Renewed before its end, unless the member says no"),
    ("rolling", "Goes on without end"),
]
CONTAINER_MODES = [
    ("none", "Nothing"),
    ("invoice", "Bags are sold"),
    ("deposit", "A deposit, given back at the end"),
]


class ResCompany(models.Model):
    """How the subscriptions of a garden begin, go on and end (R46-R49, R59, R60)."""

    _inherit = "res.company"

    start_trigger = fields.Selection(
        START_TRIGGERS,
        "Baskets begin with",
        default="none",
        required=True,
        help="Until then the baskets of a new subscription are planned but held back. "
        "A basket type may say otherwise.",
    )
    start_prepaid_baskets = fields.Integer(
        "Baskets paid in advance",
        default=1,
        help="How many baskets the balance of a member must cover before the first one. "
        "0: any positive balance is enough.",
    )
    default_renewal_mode = fields.Selection(
        RENEWAL_MODES,
        "New subscriptions",
        default="none",
        required=True,
        help="What is proposed on a new subscription; it can be changed on each one.",
    )
    renewal_weeks = fields.Integer(
        "Renewed before the end (weeks)",
        default=4,
        help="A subscription that renews itself gets its successor this many weeks "
        "before its end, and the member is told.",
    )
    ending_weeks = fields.Integer(
        "Told before the end (weeks)",
        default=4,
        help="Subscriptions that end for good are shown in the list of those that end "
        "soon, and the member is told, this many weeks before.",
    )
    renewal_balance = fields.Selection(
        [
            ("keep", "Kept for the next subscription"),
            ("reset", "Settled: it does not pay the next subscription"),
        ],
        "Balance at renewal",
        default="keep",
        required=True,
        help="Settled: an advance that is left is to be paid back or given; somebody "
        "is reminded of it.",
    )
    trial_baskets = fields.Integer(
        "Baskets of a trial", default=4, help="Proposed on a trial subscription."
    )
    discovery_months = fields.Selection(
        [("3", "3 months"), ("6", "6 months")],
        "A discovery lasts",
        default="3",
        required=True,
    )
    use_debt_limit = fields.Boolean(
        "Hold baskets back for a debt",
        help="The next baskets of members who owe more than the amount below are not "
        "prepared, until they have paid or somebody lets them through.",
    )
    debt_limit = fields.Monetary(
        "Greatest debt", help="Baskets are held back above it."
    )
    debt_hold_days = fields.Integer(
        "Held back before preparation (days)",
        default=1,
        help="Debts are looked at each night, for the baskets that are prepared within "
        "this many days.",
    )
    container_mode = fields.Selection(
        CONTAINER_MODES,
        "Bags and crates",
        default="none",
        required=True,
        help="What is added to a subscription when it is confirmed.",
    )
    container_quantity = fields.Integer("How many", default=2)
    container_price = fields.Monetary("Price of one", help="VAT included.")
    container_first_only = fields.Boolean(
        "Only with the first subscription", default=True
    )

    _lifecycle_not_negative = models.Constraint(
        "CHECK (start_prepaid_baskets >= 0 AND renewal_weeks >= 0 AND ending_weeks >= 0"
        " AND trial_baskets >= 0 AND debt_limit >= 0 AND debt_hold_days >= 0"
        " AND container_quantity >= 0 AND container_price >= 0)",
        "The settings of subscriptions cannot be negative.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    start_trigger = setting(fields.Selection, "start_trigger")
    start_prepaid_baskets = setting(fields.Integer, "start_prepaid_baskets")
    default_renewal_mode = setting(fields.Selection, "default_renewal_mode")
    renewal_weeks = setting(fields.Integer, "renewal_weeks")
    ending_weeks = setting(fields.Integer, "ending_weeks")
    renewal_balance = setting(fields.Selection, "renewal_balance")
    trial_baskets = setting(fields.Integer, "trial_baskets")
    discovery_months = setting(fields.Selection, "discovery_months")
    use_debt_limit = setting(fields.Boolean, "use_debt_limit")
    debt_limit = setting(fields.Monetary, "debt_limit")
    debt_hold_days = setting(fields.Integer, "debt_hold_days")
    container_mode = setting(fields.Selection, "container_mode")
    container_quantity = setting(fields.Integer, "container_quantity")
    container_price = setting(fields.Monetary, "container_price")
    container_first_only = setting(fields.Boolean, "container_first_only")
