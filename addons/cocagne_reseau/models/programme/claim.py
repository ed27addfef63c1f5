from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

OWN_FIELDS = {"statement_id", "move_id"}
#: ``payment_state`` of a bill that the Réseau has settled.
PAID = ("paid", "in_payment", "reversed")


class ProgrammeClaim(models.Model):
    """What a garden asks the Réseau for: one statement of its own, or one on paper.

    For a hosted garden it is read from the statement that it sent, to the cent; sums and
    baskets, no household.
    """

    _name = "cocagne.programme.claim"
    _description = "Claim of a garden"
    _inherit = ["cocagne.next.step"]
    _order = "date_to desc, garden_id, id desc"
    _check_company_auto = True

    allocation_id = fields.Many2one(
        "cocagne.programme.allocation",
        "Part of the garden",
        required=True,
        ondelete="restrict",
        index=True,
        domain="[('programme_id', '=', programme_id)]",
    )
    programme_id = fields.Many2one(
        related="allocation_id.programme_id", store=True, index=True
    )
    garden_id = fields.Many2one(related="allocation_id.garden_id", store=True)
    company_id = fields.Many2one(
        related="allocation_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="allocation_id.currency_id")
    statement_id = fields.Many2one(
        "cocagne.solidarity.statement",
        "Statement of the garden",
        readonly=True,
        ondelete="restrict",
    )
    reference = fields.Char(help="Of the statement or of the letter of the garden.")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    amount = fields.Monetary("Asked for", required=True)
    baskets = fields.Integer()
    move_id = fields.Many2one("account.move", "Bill", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("received", "To book"),
            ("booked", "Bill to check"),
            ("posted", "To pay"),
            ("paid", "Paid"),
        ],
        # not stored: every payment of every garden would look for the claim of its bill
        compute="_compute_state",
        search="_search_state",
    )

    _statement_once = models.UniqueIndex(
        "(statement_id) WHERE statement_id IS NOT NULL",
        "This statement was taken already.",
    )
    _move_once = models.UniqueIndex(
        "(move_id) WHERE move_id IS NOT NULL", "This bill is that of another claim."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A claim ends after it begins."
    )

    @api.depends("garden_id", "date_from", "date_to", "reference")
    def _compute_display_name(self):
        for claim in self:
            parts = (claim.garden_id.name, claim.reference)
            claim.display_name = ", ".join(filter(None, parts))

    @api.depends("move_id.state", "move_id.payment_state")
    def _compute_state(self):
        for claim in self:
            # sudo: only whether the bill is posted and paid
            move = claim.sudo().move_id
            if not move or move.state == "cancel":
                claim.state = "received"
            elif move.state == "draft":
                claim.state = "booked"
            else:
                claim.state = "paid" if move.payment_state in PAID else "posted"

    @api.model
    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        bills = self._bills_of_states()
        # any!: only whether the bill is posted and paid, as in the computation
        found = Domain.OR(
            Domain("move_id", "any!", bills[state]) for state in bills if state in value
        )
        return found | Domain("move_id", "=", False) if "received" in value else found

    def _bills_of_states(self):
        """{state: domain of the bill of a claim in this state}."""
        posted = Domain("state", "=", "posted")
        return {
            "received": Domain("state", "=", "cancel"),
            "booked": Domain("state", "=", "draft"),
            "posted": posted & Domain("payment_state", "not in", PAID),
            "paid": posted & Domain("payment_state", "in", PAID),
        }

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(OWN_FIELDS & vals.keys() for vals in vals_list):
            raise UserError(
                self.env._("Statements are taken by “Take the statements”.")
            )
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._check_open(vals)
        return super().write(vals)

    def _check_open(self, vals):
        for claim in self:
            if claim.statement_id or claim.state != "received" or OWN_FIELDS & {*vals}:
                raise UserError(
                    self.env._(
                        "%s comes from the garden's statement, or is booked: it does "
                        "not change here.",
                        claim.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        for claim in self:
            if claim.move_id or claim.statement_id:
                raise UserError(
                    self.env._(
                        "%s is booked, or is a garden's own statement: it stays.",
                        claim.display_name,
                    )
                )

    # -- taking the statements -------------------------------------------------------------

    @api.model
    def _collect(self, programmes=None):
        """A claim for each statement that hosted gardens sent; a second call adds none.

        :param programmes: all that are not closed unless told otherwise.
        """
        programmes = programmes or self.env["cocagne.programme"].search(
            [("state", "!=", "draft")]
        )
        # sudo: the head office takes the sums that were addressed to it
        statements = self.env["cocagne.solidarity.statement"].sudo()
        taken = self.sudo().search([("statement_id", "!=", False)]).statement_id
        found = statements.search(
            [
                ("agreement_id.allocation_id.programme_id", "in", programmes.ids),
                ("state", "=", "sent"),
                ("id", "not in", taken.ids),
            ],
            order="date_to, id",
        )
        return self.sudo().create([self._prepare_claim(one) for one in found])

    @api.model
    def _prepare_claim(self, statement):
        return {
            "allocation_id": statement.agreement_id.allocation_id.id,
            "statement_id": statement.id,
            "reference": statement.reference,
            "date_from": statement.date_from,
            "date_to": statement.date_to,
            "amount": statement.amount,
            "baskets": statement.basket_count,
        }

    def action_collect(self):
        """Take the statements that gardens sent since the last time."""
        self.env["cocagne.programme"].check_access("write")
        self._collect()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_claims"
        )
