from decimal import Decimal

from odoo import api, models
from odoo.fields import Domain

from ...banking.matching import Batch, Due, Matcher, Movement, Payer


class BankMatching(models.AbstractModel):
    """Finds what the lines of the bank may pay.

    The open items, payers, mandates and batches of a garden are read once for all its
    lines: the number of queries does not depend on the number of lines.
    """

    _name = "cocagne.bank.matching"
    _description = "Matching of the bank"

    @api.model
    def _propose(self, lines):
        """Write the proposals of these lines anew; the best one has sequence 1.

        :return: the ``cocagne.bank.proposal``.
        """
        proposals = self.env["cocagne.bank.proposal"]
        lines.proposal_ids.unlink()
        vals_list = []
        for journal, group in lines.grouped("journal_id").items():
            rules = self.env["account.reconcile.model"]._get_rules(group)
            matcher = self._matcher(journal.company_id, group)
            movements = self._movements(group)
            for line in group:
                vals_list += self._line_proposals(
                    line, movements[line], matcher, rules.get(line.id)
                )
        return proposals.create(vals_list)

    def _line_proposals(self, line, movement, matcher, rules):
        if rules:
            vals = {"statement_line_id": line.id, "rule_id": rules[0], "sure": True}
            return [{**vals, "reason": "rule"}]
        if self._is_reject(line):
            return self._reject_proposals(line)
        return [
            self._prepare_proposal(line, proposal, number)
            for number, proposal in enumerate(matcher.propose(movement), 1)
        ]

    @api.model
    def _prepare_proposal(self, line, proposal, number):
        return {
            "statement_line_id": line.id,
            "sequence": number,
            "reason": proposal.reason,
            "sure": proposal.sure,
            "partner_id": proposal.payer,
            "item_ids": [(6, 0, proposal.dues)],
            "batch_name": proposal.names,
            "rest": float(proposal.rest),
        }

    # -- what the matcher reads --------------------------------------------------------

    def _matcher(self, company, lines):
        items = self._open_items(company)
        grouped = self._batch_items(items)
        single = items - self.env["account.move.line"].union(*grouped.values())
        return Matcher(
            [self._due(item) for item in single],
            self._payer_list(company, items),
            [self._batch(source, batch) for (source, _a), batch in grouped.items()],
            self._mandates(company),
        )

    @api.model
    def _open_items(self, company):
        """What is open: dues of clients, and money on its way to the bank (511)."""
        lines = self.env["account.move.line"]
        waiting = Domain("account_id.account_type", "=", "asset_current")
        waiting &= Domain("account_id.reconcile", "=", True)
        suspense = self.env["account.journal"].search(
            [("company_id", "child_of", company.id), ("type", "=", "bank")]
        )
        waiting &= Domain("account_id", "not in", suspense.suspense_account_id.ids)
        dues = Domain("account_id.account_type", "=", "asset_receivable")
        domain = Domain("company_id", "child_of", company.id)
        domain &= Domain("parent_state", "=", "posted") & Domain(
            "reconciled", "=", False
        )
        domain &= dues & Domain("partner_id", "!=", False) | waiting
        found = lines.search(domain, order="date_maturity, date, id")
        found.fetch(["amount_residual", "date", "date_maturity", "partner_id"])
        found.fetch(["move_id", "payment_id", "move_name", "ref", "name", "account_id"])
        found.move_id.fetch(["payment_reference", "ref", "name", "move_type"])
        found.payment_id.fetch(["memo", "payment_lot_id", "cheque_number", "name"])
        return found

    @api.model
    def _batch_items(self, items):
        """The items that the bank books together: {(lot or entry, account): items}."""
        groups = {}
        for item in items:
            if item.account_id.account_type == "asset_receivable":
                continue
            source = self._batch_of(item)
            if source:
                key = (source, item.account_id)
                groups[key] = groups.get(key, items.browse()) | item
        return groups

    @api.model
    def _batch_of(self, item):
        """The lot of a debit, or the entry of a slip (which has no client)."""
        if item.payment_id.payment_lot_id:
            return item.payment_id.payment_lot_id
        if not item.payment_id and not item.partner_id:
            return item.move_id
        return None

    @api.model
    def _batch(self, source, items):
        if source._name == "account.payment.lot":
            name, refs = source.name, (source.name, source.order_id.name)
            day = source.date
        else:
            name, refs = source.ref or source.name, (source.ref or "", source.name)
            day = source.date
        total = sum((self._decimal(item) for item in items), Decimal(0))
        return Batch(name, source._name, total, day, tuple(items.ids), refs)

    @api.model
    def _decimal(self, item):
        return Decimal(str(round(item.amount_residual, 2)))

    @api.model
    def _due(self, item):
        move, payment = item.move_id, item.payment_id
        refs = (
            (payment.memo, payment.cheque_number, payment.name)
            if payment
            else (move.name, move.payment_reference, move.ref)
        )
        return Due(
            item.id,
            item.partner_id.id,
            self._decimal(item),
            item.date_maturity or item.date,
            tuple(dict.fromkeys(ref for ref in refs if ref)),
        )

    @api.model
    def _payer_list(self, company, items):
        clients = self.env["res.partner"].search(
            [
                ("cocagne_client", "=", True),
                ("parent_id", "=", False),
                ("company_id", "in", company.root_id.ids),
            ]
        )
        people = clients | items.partner_id
        people.fetch(["name", "member_number"])
        return [Payer(p.id, p.name or "", p.member_number or "") for p in people]

    @api.model
    def _mandates(self, company):
        rows = self.env["account.banking.mandate"].search_read(
            [("company_id", "child_of", company.id)],
            ["unique_mandate_reference", "partner_id"],
        )
        return [
            (row["unique_mandate_reference"], row["partner_id"][0])
            for row in rows
            if row["unique_mandate_reference"] and row["partner_id"]
        ]

    @api.model
    def _movements(self, lines):
        """{line: what the matcher reads of it}; the payer is that of the account."""
        owners = self._owners(lines)
        return {
            line: Movement(
                line.id,
                line.date,
                Decimal(str(round(line.amount, 2))),
                " ".join(filter(None, (line.payment_ref, line.ref, line.partner_name))),
                reference=line.bank_reference or "",
                mandate=line.bank_mandate or "",
                batch=line.bank_batch or "",
                payer=line.partner_id.commercial_partner_id.id
                or owners.get(line.account_number),
                payer_name=line.partner_name or "",
            )
            for line in lines
        }

    @api.model
    def _owners(self, lines):
        """{account number: client}, of the accounts that a single household has."""
        numbers = list(filter(None, lines.mapped("account_number")))
        accounts = self.env["res.partner.bank"].search(
            [("sanitized_acc_number", "in", numbers)]
        )
        owners = {}
        for account in accounts:
            owner = account.partner_id.commercial_partner_id.id
            number = account.sanitized_acc_number
            owners[number] = None if number in owners else owner
        return owners
