"""Tables that leave the garden: for a spreadsheet, another software, the network."""

import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .table_file import Table, csv_bytes, xlsx_bytes

#: Tables with money: they need the accountant's role.
MONEY = {"balances", "invoices", "payments"}


class TableExport(models.TransientModel):
    """One table as CSV or XLSX (R102).

    A kind ``x`` is a method ``_make_x`` that returns a :class:`Table`; its columns are
    those of ``docs/exports.md``.
    """

    _name = "cocagne.table.export"
    _description = "Export of a table"

    kind = fields.Selection(
        [
            ("clients", "Clients"),
            ("subscriptions", "Subscriptions"),
            ("balances", "Balances"),
            ("invoices", "Invoices"),
            ("payments", "Payments"),
            ("depots", "Depots for the network's map"),
            ("produce", "Price list of vegetables (mercuriale)"),
            ("processed", "Catalogue of processed products"),
        ],
        "Table",
        required=True,
        default="clients",
    )
    file_format = fields.Selection(
        [("csv", "CSV"), ("xlsx", "Excel")], "File", required=True, default="xlsx"
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    date_from = fields.Date(
        "From",
        default=lambda self: fields.Date.context_today(self).replace(day=1, month=1),
    )
    date_to = fields.Date("To", default=fields.Date.context_today)
    has_dates = fields.Boolean(compute="_compute_has_dates")
    content = fields.Binary(readonly=True)
    filename = fields.Char(readonly=True)
    row_count = fields.Integer("Lines", readonly=True)

    @api.depends("kind")
    def _compute_has_dates(self):
        for export in self:
            export.has_dates = export.kind in ("invoices", "payments")

    def action_export(self):
        """Make the file, and offer it."""
        self.ensure_one()
        self._check_role()
        table = self._make()
        if not table.rows:
            raise UserError(
                self.env._("This table is empty: there is no file to make.")
            )
        write = {"csv": csv_bytes, "xlsx": xlsx_bytes}[self.file_format]
        self.write(
            {
                "content": base64.b64encode(write(table)),
                "filename": f"{table.name}.{self.file_format}",
                "row_count": len(table.rows),
            }
        )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/content/{self.filename}"
            "?download=true",
            "target": "download",
        }

    def _check_role(self):
        """:raises AccessError: a table of money without the accountant's role."""
        accountant = self.env.user.has_group("cocagne_jardin.group_accountant")
        desk = self.env.user.has_group("cocagne_jardin.group_sales_desk")
        if self.kind in MONEY and not accountant:
            raise AccessError(
                self.env._("Only the accountant exports balances and money.")
            )
        if not (accountant or desk):
            raise AccessError(self.env._("Ask the sales desk for this table."))

    def _make(self) -> Table:
        return getattr(self, f"_make_{self.kind}")()

    def _word(self, record, name):
        """The label of a selection, as people read it."""
        labels = dict(record._fields[name]._description_selection(self.env))
        return labels.get(record[name], "")
