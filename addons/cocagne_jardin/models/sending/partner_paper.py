from odoo import api, fields, models

#: Value of Odoo's ``invoice_sending_method`` of who wants paper.
PAPER = "manual"
DESK = "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"


class ResPartner(models.Model):
    """Whether a client wants invoices on paper; by mail otherwise (R91).

    It is Odoo's own setting of each garden's clients, in plain words.
    """

    _inherit = "res.partner"

    invoice_on_paper = fields.Boolean(
        "Invoices on paper",
        compute="_compute_invoice_on_paper",
        inverse="_inverse_invoice_on_paper",
        groups=DESK,
        help="Otherwise invoices go by mail, and are printed when there is no address.",
    )

    @api.depends("invoice_sending_method")
    @api.depends_context("company")
    def _compute_invoice_on_paper(self):
        for partner in self:
            partner.invoice_on_paper = partner.invoice_sending_method == PAPER

    def _inverse_invoice_on_paper(self):
        for partner in self:
            if partner.invoice_on_paper != (partner.invoice_sending_method == PAPER):
                way = PAPER if partner.invoice_on_paper else "email"
                partner.invoice_sending_method = way

    def _wants_paper(self, company):
        """Those of these clients who asked ``company`` for paper."""
        return self.filtered(
            lambda partner: (
                partner.commercial_partner_id.with_company(
                    company
                ).invoice_sending_method
                == PAPER
            )
        )
