from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

#: Kinds of funders whom law obliges to receive invoices through Chorus Pro (Code de la
#: commande publique, art. L2192-1: State, local authorities, public bodies).
PUBLIC_KINDS = ("ccas", "department", "state", "university")


class SolidarityAgreement(models.Model):
    """What an agreement says of the papers that its funder wants."""

    _inherit = "cocagne.solidarity.agreement"
    # the statements of a house gather the shares of its establishments
    _check_company_domain = models.check_company_domain_parent_of

    chorus_service = fields.Char(
        "Service code", help="“Code service” in Chorus Pro, when the funder has one."
    )
    chorus_engagement = fields.Char(
        "Engagement number",
        help="“Numéro d'engagement” of the funder: without it, many public bodies send "
        "the invoice back.",
    )
    grant_id = fields.Many2one(
        "cocagne.grant",
        "Already booked as the grant",
        check_company=True,
        domain="[('partner_id', '=', partner_id), ('state', '=', 'granted')]",
        groups="cocagne_jardin.group_accountant",
        help="When the funder promised a sum that is in the accounts as a grant: the "
        "statements justify it, and nothing is booked twice.",
    )
    statement_ids = fields.One2many(
        "cocagne.solidarity.statement", "agreement_id", "Statements"
    )
    statement_count = fields.Integer(
        "Number of statements", compute="_compute_statement_count"
    )
    is_public_funder = fields.Boolean(
        "Public funder", compute="_compute_is_public_funder"
    )

    @api.depends("kind")
    def _compute_is_public_funder(self):
        for agreement in self:
            agreement.is_public_funder = agreement.kind in PUBLIC_KINDS

    @api.depends("statement_ids.state")
    def _compute_statement_count(self):
        groups = self.env["cocagne.solidarity.statement"]._read_group(
            [("agreement_id", "in", self.ids), ("state", "!=", "cancelled")],
            ["agreement_id"],
            ["__count"],
        )
        counts = {agreement.id: count for agreement, count in groups}
        for agreement in self:
            agreement.statement_count = counts.get(agreement._origin.id, 0)

    @api.constrains("grant_id", "settlement")
    def _check_grant_settlement(self):
        # sudo: only whether there is a grant
        for agreement in self.sudo():
            if agreement.grant_id and agreement.settlement != "grant":
                raise ValidationError(
                    self.env._(
                        "%s: a sum booked as a grant is not invoiced. Choose “A "
                        "request of payment”, or take the grant away.",
                        agreement.name,
                    )
                )

    def _check_statable(self):
        """Whether statements can be made.

        :raises UserError: naming the agreement and what to do.
        """
        for agreement in self:
            if agreement.kind == "fund":
                raise UserError(
                    self.env._(
                        "%s is the garden's own fund: it has no statement, see "
                        "“Solidarity fund”.",
                        agreement.name,
                    )
                )
            if not agreement.partner_id:
                raise UserError(
                    self.env._(
                        "%s has no funder: choose who pays on the agreement, then "
                        "prepare the statements again.",
                        agreement.name,
                    )
                )

    def action_statements(self):
        """The statements of this agreement."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_paniers_solidaires.action_statements"
        )
        return action | {"domain": [("agreement_id", "=", self.id)], "context": {}}

    def action_prepare_statements(self):
        """Prepare what is due of these agreements, and show it."""
        self._check_statable()
        self.env["cocagne.solidarity.statement"]._prepare_due(self)
        return self.action_statements()
