from markupsafe import Markup

from odoo import api, fields, models

from ..models.agreement.agreement import SCHEMES


class WhoPays(models.AbstractModel):
    """ "Who would pay what" for one basket of a household, before anything is written."""

    _name = "cocagne.solidarity.who.pays"
    _description = "Who would pay what"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    public_id = fields.Many2one("cocagne.solidarity.public", "Situation")
    scheme = fields.Selection(SCHEMES, help="Who pays its family benefits.")
    quotient = fields.Monetary("Quotient familial")
    quotient_known = fields.Boolean(
        "Quotient is known",
        compute="_compute_quotient_known",
        store=True,
        readonly=False,
        help="Tick it when the quotient is known to be 0.",
    )
    rest_to_live = fields.Monetary("Reste à vivre")
    date_start = fields.Date("From", default=fields.Date.context_today)
    agreement_ids = fields.Many2many(
        "cocagne.solidarity.agreement",
        string="Who helps to pay",
        compute="_compute_agreement_ids",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('state', '=', 'running')]",
    )
    no_place_text = fields.Char(compute="_compute_no_place_text")
    product_id = fields.Many2one(
        "product.product",
        "Basket",
        domain="[('is_basket', '=', True)]",
        check_company=True,
    )
    price = fields.Monetary(
        "Public price, VAT incl.",
        compute="_compute_price",
        store=True,
        readonly=False,
    )
    has_participation = fields.Boolean("Agree on another price")
    participation = fields.Monetary("Agreed price of a basket")
    payers_html = fields.Html(
        "Who pays what", compute="_compute_payers_html", sanitize=False
    )
    household_amount = fields.Monetary(compute="_compute_payers_html")

    @api.depends("quotient")
    def _compute_quotient_known(self):
        for dialog in self:
            dialog.quotient_known = dialog.quotient_known or dialog.quotient

    def _household(self):
        """The household, where it is known already."""
        return self.env["res.partner"]

    def _day(self):
        return self.date_start or fields.Date.context_today(self)

    @api.depends("company_id", "public_id", "scheme", "date_start")
    def _compute_agreement_ids(self):
        agreements = self.env["cocagne.solidarity.agreement"]
        for dialog in self:
            dialog.agreement_ids = agreements._propose(
                dialog.company_id,
                dialog._day(),
                dialog.public_id,
                dialog.scheme,
                dialog._household(),
            )

    def _fitting(self):
        agreements = self.env["cocagne.solidarity.agreement"]
        return agreements.search(
            agreements._fitting_domain(
                self.company_id, self._day(), self.public_id, self.scheme
            )
        )

    @api.depends("company_id", "public_id", "scheme", "date_start", "agreement_ids")
    def _compute_no_place_text(self):
        for dialog in self:
            fitting = dialog._fitting()
            full = fitting.browse(fitting._full(dialog._day(), dialog._household()))
            dialog.no_place_text = ", ".join(
                (full - dialog.agreement_ids).mapped("name")
            )

    @api.depends("product_id")
    def _compute_price(self):
        for dialog in self:
            dialog.price = dialog.product_id.list_price

    @api.depends(
        "company_id",
        "product_id",
        "price",
        "public_id",
        "scheme",
        "quotient",
        "quotient_known",
        "rest_to_live",
        "date_start",
        "agreement_ids",
        "has_participation",
        "participation",
    )
    def _compute_payers_html(self):
        for dialog in self:
            rows = dialog._simulated() if dialog.product_id else []
            dialog.household_amount = sum(
                row["amount"] for row in rows if row["payer"] == "participant"
            )
            dialog.payers_html = dialog._payers_table(rows) if rows else False

    def _simulated(self):
        """Who would pay what for one basket: dicts of payer, agreement, amount."""
        self.ensure_one()
        return self.env["cocagne.solidarity.split"]._simulate(
            self.company_id,
            self.price,
            self.product_id._origin,
            self.public_id,
            self.scheme,
            self.quotient,
            self.rest_to_live,
            self.agreement_ids._origin,
            self._day(),
            participation=self.participation if self.has_participation else None,
        )

    def _payers_table(self, rows):
        labels = {
            "participant": self.env._("The household pays"),
            "fund": self.env._("The garden's solidarity fund"),
        }
        lines = Markup().join(
            Markup(
                "<tr class='{}'><td>{}</td><td class='text-end'>{}</td></tr>"
            ).format(
                "fw-bold fs-4" if row["payer"] == "participant" else "",
                labels.get(row["payer"]) or row["agreement"].name,
                self.currency_id.format(row["amount"]),
            )
            for row in rows
            if row["amount"] or row["payer"] == "participant"
        )
        return Markup(
            "<table class='table o_who_pays mb-0'><tbody>{}</tbody><tfoot><tr>"
            "<td class='text-muted'>{}</td><td class='text-end text-muted'>{}</td></tr>"
            "</tfoot></table>"
        ).format(lines, self.env._("Public price"), self.currency_id.format(self.price))
