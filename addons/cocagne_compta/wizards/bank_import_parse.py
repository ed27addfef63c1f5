import hashlib
from collections import Counter

from odoo import api, models

from ..banking import camt, cfonb, ofx
from ..banking.detect import detect
from ..banking.problems import BankFileProblem


class AccountStatementImport(models.TransientModel):
    """Reads the three formats: checked here, parsed by the OCA where it has a parser.

    A parser gives triples (currency, account number, statements), as
    ``account_statement_import_file`` asks; each line also holds what the matching needs:
    references, mandate, name, code of a reject.
    """

    _inherit = "account.statement.import"

    def _parse_file(self, data_file):
        """:raises BankFileProblem: whatever is wrong with the file."""
        kind = detect(data_file)
        if kind == "cfonb":
            # OCA's parser is given one position a character
            text = "\n".join(cfonb.split(cfonb.read_text(data_file)))
            blocks = cfonb.read(data_file)
            parsed = super()._parse_file(text.encode("latin-1", "replace"))
            triples = self._cfonb_triples(parsed, blocks)
        elif kind == "camt":
            triples = self._parse_checked_camt(data_file)
        else:
            triples = self._parse_ofx(data_file)
        if not any(vals["transactions"] for _c, _a, stmts in triples for vals in stmts):
            raise BankFileProblem("no_movement")
        for _currency, _account, statements in triples:
            for vals in statements:
                vals["reference"] = self.statement_filename
                self._number_twins(vals["transactions"])
        return triples

    @api.model
    def _number_twins(self, transactions):
        """Two movements that are the same in every point: the second is told apart."""
        seen = Counter()
        for line in transactions:
            seen[line["unique_import_id"]] += 1
            if seen[line["unique_import_id"]] > 1:
                line["unique_import_id"] += f"-{seen[line['unique_import_id']]}"

    # -- CFONB 120 --------------------------------------------------------------------

    @api.model
    def _cfonb_triples(self, parsed, blocks):
        """What OCA's parser read, with the facts of the checked movements."""
        movements = {}
        for block in blocks:
            key = (block.account[-11:], block.currency, block.account)
            movements.setdefault(key, []).extend(block.movements)
        found = [(k, lines) for k, lines in movements.items() if lines]
        triples = []
        for (currency, _number, stmts), (key, lines) in zip(parsed, found, strict=True):
            transactions = [line for vals in stmts for line in vals["transactions"]]
            for line, movement in zip(transactions, lines, strict=True):
                line.update(cfonb.movement_facts(movement))
            triples.append((currency, key[2], stmts))
        return triples

    # -- CAMT.053 ---------------------------------------------------------------------

    def _parse_checked_camt(self, data):
        """OCA's parser, statement after statement: a file may hold several accounts."""
        namespace, nodes = camt.statements(data)
        parser = self.env["account.statement.import.camt.parser"]
        triples = []
        for node in nodes:
            vals = parser.parse_statement(namespace, node)
            for line in vals["transactions"]:
                line["unique_import_id"] = self._camt_identifier(line)
            currency = vals.pop("currency", "EUR")
            triples.append((currency, vals.pop("account_number", None), [vals]))
        return [triple for triple in triples if triple[2][0]["transactions"]]

    @api.model
    def _camt_identifier(self, line):
        """What tells a movement from the others: the format promises no number."""
        keys = ("date", "amount", "ref", "payment_ref", "bank_reference", "bank_entry")
        text = "|".join(str(line.get(key) or "") for key in keys)
        line.pop("bank_entry", None)
        return f"camt-{hashlib.sha256(text.encode()).hexdigest()[:32]}"

    # -- OFX --------------------------------------------------------------------------

    def _parse_ofx(self, data):
        return [
            (statement.currency, statement.account, [self._ofx_vals(statement)])
            for statement in ofx.read(data)
            if statement.movements
        ]

    @api.model
    def _ofx_vals(self, statement):
        return {
            "name": f"OFX {statement.closed_on:%d/%m/%Y}",
            "date": statement.closed_on,
            "balance_start": float(statement.opening),
            "balance_end_real": float(statement.closing),
            "transactions": [
                {
                    "date": movement.day,
                    "payment_ref": movement.label,
                    "amount": float(movement.amount),
                    "ref": movement.check or False,
                    "unique_import_id": f"ofx-{movement.identifier}-"
                    f"{movement.day}-{movement.amount}",
                }
                for movement in statement.movements
            ],
        }


class CamtParser(models.AbstractModel):
    """A line a movement: a batch of debits stays whole, and facts are kept."""

    _inherit = "account.statement.import.camt.parser"

    def parse_entry(self, ns, node):
        details = node.findall("{*}NtryDtls/{*}TxDtls")
        transactions = list(super().parse_entry(ns, node))
        reference = node.findtext("{*}AcctSvcrRef") or ""
        if camt.is_one_movement(node) and transactions:
            line = transactions[0]
            line["amount"] = float(camt.signed(node))
            if len(details) > 1:
                label = node.findtext("{*}AddtlNtryInf")
                line["payment_ref"] = label or line["payment_ref"]
                for key in ("partner_name", "account_number"):
                    line.pop(key, None)
            yield {
                **self._clean(line),
                **camt.entry_facts(node),
                "bank_entry": reference,
            }
            return
        credit = node.findtext("{*}CdtDbtInd") == "CRDT"
        for line, detail in zip(transactions, details, strict=True):
            line["amount"] = float(camt.detail_amount(detail, node))
            facts = camt.detail_facts(detail, credit)
            yield {**self._clean(line), **facts, "bank_entry": reference}

    def _clean(self, line):
        """Dates without hours, a label on one line, nothing that is no field."""
        line["date"] = str(line.get("date") or "")[:10]
        line["payment_ref"] = " ".join((line["payment_ref"] or "/").split())
        line.pop("narration", None)
        return line
