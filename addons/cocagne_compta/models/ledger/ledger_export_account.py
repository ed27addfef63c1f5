from odoo import api, fields, models
from odoo.exceptions import UserError

#: How many characters of the code of a journal a package takes.
JOURNAL_WIDTH = {"sage": 3, "ebp": 10, "quadra": 2}


class LedgerExportAccount(models.Model):
    """The number that the accountant gives to an account of the garden."""

    _name = "cocagne.ledger.export.account"
    _description = "Account of the accountant"
    _inherit = "cocagne.of.garden"
    _of_house = True
    _order = "code, id"
    _rec_name = "code"
    _check_company_auto = True

    account_id = fields.Many2one(
        "account.account", "Account of the garden", required=True, check_company=True
    )
    code = fields.Char("Account of the accountant", required=True)

    _account_once = models.UniqueIndex(
        "(company_id, account_id)", "This account has its number already."
    )


class AccountJournal(models.Model):
    _inherit = "account.journal"

    export_code = fields.Char(
        "Code in exports",
        help="For the package of the accountant: 3 characters for Sage, 2 for Quadra. "
        "Empty: the beginning of the code.",
    )

    def _export_code(self, package):
        """The code of this journal in a package's file."""
        self.ensure_one()
        return self.export_code or self.code[: JOURNAL_WIDTH[package]]


class AccountMove(models.Model):
    """An entry knows the export that took it to the accountant."""

    _inherit = "account.move"

    ledger_export_id = fields.Many2one(
        "cocagne.ledger.export",
        "Exported to the accountant",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )

    def button_draft(self):
        """What the accountant has got stays as it is, until the export is undone."""
        exported = self.filtered("ledger_export_id")
        if exported:
            raise UserError(
                self.env._(
                    "%(entry)s was exported to the accountant (%(export)s): make a "
                    "credit note or a counter-entry, or undo the export first.",
                    entry=exported[0].display_name,
                    export=exported[0].sudo().ledger_export_id.name,
                )
            )
        return super().button_draft()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_exported(self):
        if self.filtered("ledger_export_id"):
            raise UserError(
                self.env._("An entry that was exported to the accountant stays.")
            )
