from odoo import api, fields, models
from odoo.exceptions import UserError

from .proposal import REASONS


class AccountBankStatementLine(models.Model):
    """A movement of the bank, what the bank says of it, and what it may pay."""

    _inherit = "account.bank.statement.line"

    bank_reference = fields.Char(
        "Reference of the payer", readonly=True, help="End-to-end reference (SEPA)."
    )
    bank_mandate = fields.Char("Mandate (RUM)", readonly=True)
    bank_batch = fields.Char("Batch", readonly=True, help="Of our own debits.")
    bank_reject_code = fields.Char("Code of the reject", readonly=True)
    proposal_ids = fields.One2many("cocagne.bank.proposal", "statement_line_id")
    proposal_id = fields.Many2one(
        "cocagne.bank.proposal", "What it may pay", compute="_compute_proposal"
    )
    proposal_text = fields.Char("May pay", compute="_compute_proposal")
    proposal_reason = fields.Selection(REASONS, "Because", compute="_compute_proposal")

    @api.depends("proposal_ids.sequence", "proposal_ids.reason", "is_reconciled")
    def _compute_proposal(self):
        for line in self:
            best = line.proposal_ids.sorted("sequence")[:1]
            line.proposal_id = best if not line.is_reconciled else False
            line.proposal_reason = line.proposal_id.reason
            line.proposal_text = line.proposal_id.display_name

    # -- what people click -------------------------------------------------------------

    def action_accept_best(self):
        """Accept the first proposal of each of these lines."""
        lines = self.filtered(lambda line: not line.is_reconciled)
        without = lines.filtered(lambda line: not line.proposal_id)
        if without:
            raise UserError(
                self.env._(
                    "%s: there is no proposal. Choose by hand.", without[0].payment_ref
                )
            )
        for line in lines:
            line.proposal_id.action_accept()

    def action_by_hand(self):
        """Open the line in the screen where everything can be chosen."""
        self.ensure_one()
        if not self.partner_id and self.proposal_id.partner_id:
            self.partner_id = self.proposal_id.partner_id
        action = self.env["ir.actions.actions"]._for_xml_id(
            "account_reconcile_oca.action_bank_statement_line_reconcile_all"
        )
        return action | {
            "name": self.env._("Choose by hand"),
            "domain": [("id", "=", self.id)],
            "context": {
                "default_journal_id": self.journal_id.id,
                "view_ref": "account_reconcile_oca."
                "bank_statement_line_form_reconcile_view",
            },
        }

    def action_proposals(self):
        """All the proposals of the line, to choose another one than the first."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.payment_ref,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [
                (
                    self.env.ref("cocagne_compta.bank_line_proposals_view_form").id,
                    "form",
                )
            ],
            "target": "new",
        }

    def action_match_again(self):
        """Look again at the lines that wait: invoices may have come since."""
        todo = self or self.search(self._to_look_at_domain())
        done = todo._match_with_garden()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Lines matched: %s.", len(done)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_undo_match(self):
        """Undo what was matched: the line is to look at again, with its proposals."""
        for line in self.filtered("is_reconciled"):
            line.unreconcile_bank_line()
            line.reconcile_data = False
        self._match_with_garden(accept=False)

    @api.model
    def _to_look_at_domain(self):
        return [
            ("is_reconciled", "=", False),
            ("state", "=", "posted"),
            ("journal_id.type", "=", "bank"),
            ("company_id", "in", self.env.companies.ids),
        ]

    # -- matching ----------------------------------------------------------------------

    def _match_with_garden(self, accept=True):
        """Propose for these lines; match by itself what is sure.

        :param accept: False only proposes.
        :return: the lines that were matched.
        """
        todo = self.filtered(lambda line: not line.is_reconciled)
        proposals = self.env["cocagne.bank.matching"]._propose(todo)
        best = proposals.filtered(lambda p: accept and p.sure and p.sequence == 1)
        done = best._apply_all()
        # what two lines could pay was paid by the first one
        stale = (todo - done).filtered(
            lambda line: not all(p._is_fresh() for p in line.proposal_ids)
        )
        if stale:
            self.env["cocagne.bank.matching"]._propose(stale)
        return done

    def _auto_reconcile(self):
        """The import matches its lines itself, once they all are there."""
        if self.env.context.get("cocagne_bank_import"):
            return None
        return super()._auto_reconcile()

    def _do_auto_reconcile_invoices(self):
        """In the hands of a garden, what the screen proposes is our first proposal.

        OCA's search takes any invoice of which the label is a part, whatever the amount.
        """
        ours = self.filtered("company_id.root_id.is_garden")
        left, done = super(
            AccountBankStatementLine, self - ours
        )._do_auto_reconcile_invoices()
        for line in ours:
            proposal = line.proposal_id
            if proposal and proposal._is_fresh() and not proposal.rule_id:
                line.reconcile_data_info = proposal._reconcile_data()
            else:
                left |= line
        return left, done
