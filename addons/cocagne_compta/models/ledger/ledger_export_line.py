from decimal import Decimal

from odoo import models
from odoo.exceptions import UserError

from .exports import ExportLine


class LedgerExport(models.Model):
    """The entries of an export as lines of a package: accounts, clients, journals."""

    _inherit = "cocagne.ledger.export"

    # -- lines -------------------------------------------------------------------------

    def _export_lines(self, moves):
        """The lines of the file; read at once, whatever their number."""
        self.ensure_one()
        number = {move.id: place for place, move in enumerate(moves, 1)}
        items = self.env["account.move.line"].search(
            [
                ("move_id", "in", moves.ids),
                (
                    "display_type",
                    "not in",
                    ("line_section", "line_subsection", "line_note"),
                ),
            ],
            order="id",
        )
        codes = self._account_codes(items.account_id)
        journals = self._journal_codes(moves.journal_id)
        lines = [
            self._export_line(item, number[item.move_id.id], codes, journals)
            for item in items
            if item.debit or item.credit
        ]
        return sorted(lines, key=lambda line: line.entry)

    def _export_line(self, item, number, codes, journals):
        move = item.move_id
        return ExportLine(
            number,
            journals[item.journal_id],
            item.date,
            codes[item.account_id],
            self._client_code(item),
            self._label(item),
            move.name or "",
            item.date_maturity or None,
            _decimal(item.debit),
            _decimal(item.credit),
        )

    def _label(self, item):
        return " ".join(
            filter(None, (item.partner_id.name, item.name or item.move_id.ref or ""))
        )

    def _client_code(self, item):
        if (
            self.company_id.export_clients != "each"
            or item.account_id.account_type != "asset_receivable"
            or not item.partner_id
        ):
            return ""
        client = item.partner_id.commercial_partner_id
        return f"C{client.member_number or client.id}"

    def _account_codes(self, accounts):
        """{account: its code in the package}, the garden's own code when not mapped."""
        house = self.company_id.root_id
        mapped = self.env["cocagne.ledger.export.account"].search(
            [("company_id", "=", house.id), ("account_id", "in", accounts.ids)]
        )
        codes = {line.account_id: line.code for line in mapped}
        for account in accounts.with_company(house):
            codes.setdefault(account, account.code)
        return codes

    def _journal_codes(self, journals):
        """{journal: its code in the package}.

        :raises UserError: two journals have the same one.
        """
        codes = {journal: journal._export_code(self.format) for journal in journals}
        if len(set(codes.values())) < len(codes):
            raise UserError(
                self.env._(
                    "Two journals have the same code in the export: %s. Give them "
                    "different codes in the settings of the journals.",
                    ", ".join(
                        f"{journal.name} ({code})" for journal, code in codes.items()
                    ),
                )
            )
        return codes


def _decimal(amount):
    return Decimal(str(round(amount, 2))).quantize(Decimal("0.01"))
