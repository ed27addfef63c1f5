import base64
from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .exports import FORMATS
from .exports.line import ExportError
from .setting import EXPORT_FORMATS


class LedgerExport(models.Model):
    """A file of entries for the accountant outside (R93); it can be undone (R94).

    Only posted entries, each one once: an entry keeps the export that took it. While it
    does, it cannot go back to draft, so that the books outside stay the same.
    """

    _name = "cocagne.ledger.export"
    _description = "Export for the accountant"
    _inherit = ["mail.thread", "cocagne.money.of.garden"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name")
    format = fields.Selection(
        EXPORT_FORMATS,
        "Package",
        required=True,
        default=lambda self: self.env.company.export_format,
    )
    date_from = fields.Date("From", required=True, default=lambda self: self._first())
    date_to = fields.Date("To", required=True, default=lambda self: self._last())
    journal_ids = fields.Many2many(
        "account.journal",
        string="Journals",
        check_company=True,
        help="Empty: all journals.",
    )
    again = fields.Boolean(
        "Also what was exported before",
        help="The accountant will get these entries twice: only when a file was lost.",
    )
    state = fields.Selection(
        [("draft", "To export"), ("done", "Exported"), ("undone", "Undone")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    move_ids = fields.One2many(
        "account.move", "ledger_export_id", "Entries", readonly=True
    )
    move_count = fields.Integer(
        "Number of entries", compute="_compute_totals", store=True
    )
    debit = fields.Monetary("Total debit", compute="_compute_totals", store=True)
    credit = fields.Monetary("Total credit", compute="_compute_totals", store=True)
    draft_count = fields.Integer("Drafts", compute="_compute_drafts")
    content = fields.Binary("File", attachment=True, readonly=True, copy=False)
    file_name = fields.Char(readonly=True, copy=False)
    exported_on = fields.Datetime(readonly=True, copy=False)
    undo_reason = fields.Char(copy=False)

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends after it begins."
    )

    @api.model
    def _last(self):
        return fields.Date.context_today(self).replace(day=1) - timedelta(days=1)

    @api.model
    def _first(self):
        return self._last().replace(day=1)

    @api.depends("format", "date_from", "date_to")
    def _compute_name(self):
        labels = dict(self._fields["format"]._description_selection(self.env))
        day = self.env["cocagne.billing"]._format_day
        for export in self:
            export.name = self.env._(
                "%(package)s, %(start)s to %(end)s",
                package=labels.get(export.format, ""),
                start=day(export.date_from, "yMMMd") if export.date_from else "",
                end=day(export.date_to, "yMMMd") if export.date_to else "",
            )

    def _period_domain(self):
        self.ensure_one()
        domain = Domain(
            [
                ("company_id", "=", self.company_id.id),
                ("date", ">=", self.date_from),
                ("date", "<=", self.date_to),
            ]
        )
        if self.journal_ids:
            domain &= Domain("journal_id", "in", self.journal_ids.ids)
        return domain

    def _moves_domain(self):
        domain = self._period_domain() & Domain("state", "=", "posted")
        if not self.again:
            domain &= Domain("ledger_export_id", "=", False)
        return domain

    @api.depends("company_id", "date_from", "date_to", "journal_ids", "again", "state")
    def _compute_totals(self):
        items = self.env["account.move.line"]
        for export in self:
            if export.state != "draft":
                # what is written in the file stays, whatever happens to its entries
                export.move_count, export.debit, export.credit = (
                    export.move_count,
                    export.debit,
                    export.credit,
                )
            elif export.date_from and export.date_to:
                wanted = Domain("move_id", "any", export._moves_domain())
                debit, credit, moves = items._read_group(
                    wanted, [], ["debit:sum", "credit:sum", "move_id:count_distinct"]
                )[0]
                export.debit, export.credit = debit or 0.0, credit or 0.0
                export.move_count = moves or 0
            else:
                export.move_count, export.debit, export.credit = 0, 0.0, 0.0

    # Drafts come and go elsewhere: counted each time.
    def _compute_drafts(self):
        for export in self:
            drafts = 0
            if export.date_from and export.date_to:
                drafts = self.env["account.move"].search_count(
                    export._period_domain() & Domain("state", "=", "draft")
                )
            export.draft_count = drafts

    def action_look(self):
        """Count again what would be exported."""
        self._compute_totals()

    def action_view_drafts(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Drafts"),
            "res_model": "account.move",
            "view_mode": "list,form",
            "domain": list(self._period_domain() & Domain("state", "=", "draft")),
        }

    def action_export(self):
        """Write the file, and mark its entries."""
        for export in self.filtered(lambda export: export.state == "draft"):
            moves = export._lock_moves()
            lines = export._export_lines(moves)
            export._check_exportable(lines)
            writer, _reader, extension = FORMATS[export.format]
            try:
                content = writer(lines, export.company_id.name)
            except ExportError as error:
                raise UserError(export._explain(error)) from error
            # sudo: entries of all journals are marked, also those that the accountant
            # may not write by hand
            moves.sudo().ledger_export_id = export
            export.write(
                {
                    "move_count": len(moves),
                    "debit": float(sum(line.debit for line in lines)),
                    "credit": float(sum(line.credit for line in lines)),
                    "state": "done",
                    "content": base64.b64encode(content),
                    "file_name": export._file_name(extension),
                    "exported_on": fields.Datetime.now(),
                }
            )

    def _lock_moves(self):
        """The entries to export, held until the end of the transaction.

        :raises UserError: somebody else exports or changes one of them now.
        """
        moves = self.env["account.move"].search(
            self._moves_domain(), order="journal_id, date, name, id"
        )
        if len(moves.try_lock_for_update()) < len(moves):
            raise UserError(
                self.env._("Somebody is working on these entries: try again.")
            )
        return moves

    def _check_exportable(self, lines):
        if self.draft_count:
            raise UserError(
                self.env._(
                    "There are drafts in this period (%s): post them, or give them a "
                    "later date, then export.",
                    self.draft_count,
                )
            )
        if not lines:
            raise UserError(
                self.env._("Nothing to export: it was all exported before.")
            )
        debit = sum((line.debit for line in lines), Decimal())
        credit = sum((line.credit for line in lines), Decimal())
        if debit != credit:
            raise UserError(
                self.env._(
                    "Debit and credit differ: %(debit)s and %(credit)s. Nothing was "
                    "exported.",
                    debit=debit,
                    credit=credit,
                )
            )

    def _explain(self, error):
        return self.env._(
            "“%(value)s” is too long for this package, which takes %(width)s "
            "characters: give it a shorter code in Accounts of the accountant, or on "
            "the journal.",
            value=error.value,
            width=error.width,
        )

    def _file_name(self, extension):
        code = self.company_id.garden_code or f"{self.company_id.id}"
        days = f"{self.date_from:%Y%m%d}-{self.date_to:%Y%m%d}"
        return f"{self.format}_{code}_{days}.{extension}"

    # -- undo --------------------------------------------------------------------------

    def action_undo(self):
        """Give the entries back to the next export; the file stays to be compared.

        :raises UserError: no reason is given.
        """
        for export in self.filtered(lambda export: export.state == "done"):
            if not (export.undo_reason or "").strip():
                raise UserError(self.env._("Say why the export is undone."))
            # sudo: as for the export
            export.sudo().move_ids.ledger_export_id = False
            export.state = "undone"
            export.message_post(body=self.env._("Undone: %s", export.undo_reason))

    def action_open_undo(self):
        """The dialog that asks why."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Undo this export"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [
                (self.env.ref("cocagne_compta.ledger_export_view_undo").id, "form")
            ],
            "target": "new",
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_exported(self):
        if self.filtered(lambda export: export.state != "draft"):
            raise UserError(
                self.env._("An export that was made is undone, not removed.")
            )
