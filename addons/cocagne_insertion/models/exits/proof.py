from odoo import api, fields, models
from odoo.exceptions import ValidationError

KINDS = [
    ("contract", "Contract of employment"),
    ("promise", "Promise of a job"),
    ("payslip", "Pay slip"),
    ("employer", "Certificate of the employer"),
    ("training", "Certificate of entry into training"),
    ("registration", "Registration of a company"),
    ("siae", "Contract of another insertion site"),
    ("retirement", "Notification of retirement"),
    ("honour", "Statement signed by the person"),
    ("message", "Message of the person or the employer"),
    ("other", "Another proof"),
]


class InsertionExitProof(models.Model):
    """What proves an exit: a paper of the person, closed to the rest of the garden."""

    _name = "cocagne.insertion.exit.proof"
    _description = "Proof of an exit"
    _order = "date desc, id desc"
    _rec_name = "kind"

    exit_id = fields.Many2one(
        "cocagne.insertion.exit", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="exit_id.company_id", store=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="contract")
    date = fields.Date("Dated", required=True, default=fields.Date.context_today)
    file = fields.Binary("Paper", attachment=True)
    filename = fields.Char()
    is_seen_only = fields.Boolean(
        "Seen, not kept", help="The paper was shown; the person did not leave a copy."
    )

    @api.constrains("exit_id", "file", "is_seen_only")
    def _check_paper(self):
        for proof in self.with_context(bin_size=True):
            if not proof.file and not proof.is_seen_only:
                raise ValidationError(
                    self.env._("Attach the paper, or tick that you only saw it.")
                )


class InsertionExit(models.Model):
    """The proofs of an exit, and those that are missing."""

    _inherit = "cocagne.insertion.exit"

    proof_ids = fields.One2many("cocagne.insertion.exit.proof", "exit_id", "Proofs")
    is_unproved = fields.Boolean(
        "Proof missing",
        compute="_compute_is_unproved",
        store=True,
        help="A dynamic exit is only counted by the State with a proof.",
    )

    @api.depends("is_dynamic", "proof_ids")
    def _compute_is_unproved(self):
        for one in self:
            one.is_unproved = one.is_dynamic and not one.proof_ids
