from odoo import api, fields, models

from ...exchange.fiche import status
from . import fiche_codes

OUTCOMES = [
    (code, words)
    for code, words in fiche_codes.STATUSES
    if code in (status.PROCESSED, status.REJECTED)
]


class FicheBatchLine(models.Model):
    """One line of a file: whose fiche it was, and what the ASP answered to it."""

    _name = "cocagne.fiche.batch.line"
    _description = "Line of a file of fiches"
    _inherit = ["cocagne.of.garden"]
    _order = "batch_id desc, number"
    _check_company_auto = True

    batch_id = fields.Many2one(
        "cocagne.fiche.batch",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    number = fields.Integer("Line", required=True, readonly=True)
    fiche_id = fields.Many2one(
        "cocagne.fiche", required=True, check_company=True, index=True, readonly=True
    )
    notification_id = fields.Many2one(
        "cocagne.fiche.notification",
        "Change of PASS",
        check_company=True,
        readonly=True,
    )
    return_code = fields.Char("Code", readonly=True)
    return_label = fields.Char("Label of the ASP", readonly=True)
    return_words = fields.Char("What it means", compute="_compute_return_words")
    outcome = fields.Selection(OUTCOMES, readonly=True)
    duplicate = fields.Boolean(
        readonly=True, help="The ASP had it already (3436): it counts as integrated."
    )

    _number_once = models.UniqueIndex(
        "(batch_id, number)", "Each line of a file has its number."
    )

    @api.depends("return_code")
    def _compute_return_words(self):
        for line in self:
            line.return_words = self.env["cocagne.law"]._answer_words(line.return_code)
