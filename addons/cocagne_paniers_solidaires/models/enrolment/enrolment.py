from odoo import api, fields, models

from ..agreement.agreement import SCHEMES


class SolidarityEnrolment(models.Model):
    """A household in the programme: who sent it, since when, what it pays, who helps.

    Only the solidarity role reads it. Nothing on the member, the subscription or the
    basket tells that it exists.
    """

    _name = "cocagne.solidarity.enrolment"
    _description = "Household in the solidarity programme"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.money.of.garden"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner",
        "Household",
        ondelete="restrict",
        tracking=True,
        index=True,
        check_company=True,
    )
    state = fields.Selection(
        [
            ("draft", "Asked for"),
            ("waiting", "Waits for a place"),
            ("active", "Is helped"),
            ("ended", "Left the programme"),
            ("refused", "Refused"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    structure_id = fields.Many2one(
        "cocagne.solidarity.structure", "Sent by", check_company=True, index=True
    )
    prescriber_id = fields.Many2one("res.partner", "Social worker", check_company=True)
    referral_date = fields.Date("Sent on")
    public_id = fields.Many2one("cocagne.solidarity.public", "Situation", required=True)
    scheme = fields.Selection(SCHEMES, help="Who pays its family benefits.")
    quotient = fields.Monetary("Quotient familial")
    rest_to_live = fields.Monetary("Reste à vivre")
    agreement_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        "cocagne_solidarity_enrolment_agreement_rel",
        string="Who helps to pay",
        check_company=True,
        help="In order of priority. The rest is for the garden's solidarity fund.",
    )
    order_line_ids = fields.Many2many(
        "sale.order.line",
        "cocagne_solidarity_enrolment_line_rel",
        string="Baskets",
        check_company=True,
        help="The formules of its subscription that the programme pays for.",
    )
    date_start = fields.Date("From", tracking=True)
    date_end = fields.Date("To", tracking=True, help="Empty: open.")
    participation = fields.Monetary(
        "Agreed price of a basket",
        help="What the household pays for one basket, VAT included, when it was agreed "
        "with it. Empty (not set): what the agreements leave, within the ceiling.",
    )
    has_participation = fields.Boolean("A price was agreed")

    user_id = fields.Many2one(
        "res.users",
        "Followed by",
        default=lambda self: self.env.user,
        domain=lambda self: [
            (
                "all_group_ids",
                "in",
                self.env.ref("cocagne_paniers_solidaires.group_solidarity").ids,
            )
        ],
        check_company=True,
        help="Who welcomes the household at the garden, and is reminded of its ends.",
    )
    asked_on = fields.Date(
        default=fields.Date.context_today,
        required=True,
        copy=False,
        help="The day of the demand. Of two households with the same priority, the "
        "first who asked comes first.",
    )
    note = fields.Text(
        "Remarks", help="Only what the help needs: no health, no origin."
    )
    erased_on = fields.Date(
        readonly=True,
        copy=False,
        help="Who the household was is erased; its figures stay.",
    )

    _someone = models.Constraint(
        "CHECK (partner_id IS NOT NULL OR erased_on IS NOT NULL)",
        "Choose the household.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_end IS NULL OR date_start <= date_end)",
        "An enrolment ends after it begins.",
    )

    @api.depends("partner_id", "erased_on")
    def _compute_display_name(self):
        for enrolment in self:
            name = enrolment.partner_id.display_name
            if not name and enrolment.erased_on:
                name = self.env._("Household %s, erased", enrolment.id)
            enrolment.display_name = name or self.env._("New household")

    def _message_compute_subject(self):
        """A mail about the file never has the household in its subject."""
        self.ensure_one()
        return self.env._("File %s", self.id)

    @api.model
    def _today(self):
        return fields.Date.context_today(self)
