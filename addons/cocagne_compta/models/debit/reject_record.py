"""Write rejects down, with their entries: the door of files, statements and hands."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from . import iban, reference


class DebitReject(models.Model):
    _inherit = "cocagne.debit.reject"

    @api.model
    def _record(self, lines):
        """Record debits that came back, each once (contract of the rooms).

        :param lines: dicts with ``end_to_end``, ``rum``, ``iban``, ``amount`` (what
            names the debit: at least one of the first three), ``date``, ``code``,
            ``reason`` (words of the bank), ``fee`` (None: that of the garden),
            ``payment`` (an ``account.payment``, instead of the names).
        :return: the rejects, one per line, in their order. A debit recorded before
            gives the reject of then: a second import changes nothing.
        :raises UserError: a debit whose batch is not marked as executed.
        """
        company = self.env.company
        payments = self._find_payments(company, lines)
        self._refuse_early(payments)
        known = self._known(company, payments, lines)
        todo = [at for at, found in enumerate(known) if not found]
        vals = [self._prepare(company, lines[at], payments[at]) for at in todo]
        made = self.create(vals)
        for at, reject in zip(todo, made, strict=True):
            known[at] = reject
        made.filtered("payment_id")._book()
        return self.union(*known)

    # -- which debit ---------------------------------------------------------------------

    @api.model
    def _find_payments(self, company, lines):
        """The debit of each line, in their order; an empty record when not found."""
        found = [line.get("payment") or self._none() for line in lines]
        refs = {line.get("end_to_end") for line in lines} - {None, ""}
        by_ref = {
            payment.memo: payment
            for payment in self._search_debits(company, [("memo", "in", list(refs))])
        }
        for at, line in enumerate(lines):
            if not found[at]:
                found[at] = by_ref.get(line.get("end_to_end")) or self._none()
        lost = [at for at, payment in enumerate(found) if not payment]
        if lost:
            self._find_by_mandate(company, lines, lost, found)
        return found

    @api.model
    def _none(self):
        return self.env["account.payment"]

    @api.model
    def _search_debits(self, company, domain):
        return self._none().search(
            Domain("payment_order_id.is_debit_batch", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "!=", "canceled")
            & Domain(domain),
            order="date desc, id desc",
        )

    @api.model
    def _find_by_mandate(self, company, lines, lost, found):
        """By the reference of the mandate or the account, and the amount: the latest
        debit that did not come back yet."""
        rums = {lines[at].get("rum") for at in lost} - {None, ""}
        ibans = {iban.compact(lines[at].get("iban")) for at in lost} - {""}
        named = Domain.OR(
            Domain(
                "payment_line_ids.mandate_id.unique_mandate_reference", "=ilike", rum
            )
            for rum in sorted(rums)
        )
        debits = self._search_debits(
            company,
            named | Domain("partner_bank_id.sanitized_acc_number", "in", list(ibans)),
        )
        taken = self._rejected(debits)
        for at in lost:
            for payment in debits - taken:
                if self._is_of_line(payment, lines[at]):
                    found[at] = payment
                    taken |= payment
                    break

    @api.model
    def _is_of_line(self, payment, line):
        amount = line.get("amount")
        if amount and payment.currency_id.compare_amounts(
            payment.amount, float(amount)
        ):
            return False
        mandate = payment.payment_line_ids.mandate_id
        rum = line.get("rum")
        if rum:
            texts = mandate.mapped("unique_mandate_reference")
            return reference.normal(rum) in map(reference.normal, texts)
        number = payment.partner_bank_id.sanitized_acc_number
        return iban.compact(line.get("iban")) == number

    @api.model
    def _rejected(self, payments):
        rejects = self.search(
            [("payment_id", "in", payments.ids), ("state", "!=", "undone")]
        )
        return rejects.payment_id

    @api.model
    def _refuse_early(self, payments):
        early = (
            self._none()
            .union(*payments)
            .filtered(lambda pay: pay.payment_order_id.state != "uploaded")
        )
        if early:
            raise UserError(
                self.env._(
                    'Batch %s is not marked as executed: open it, click on "The bank '
                    'has executed it", then come back. If the bank refused the whole '
                    "file, undo the batch instead.",
                    ", ".join(early.payment_order_id.mapped("name")),
                )
            )

    @api.model
    def _known(self, company, payments, lines):
        """The reject that each line made before; an empty record when it is new."""
        all_payments = self._none().union(*payments)
        before = self.search(
            [("payment_id", "in", all_payments.ids), ("state", "!=", "undone")]
        )
        by_payment = {reject.payment_id: reject for reject in before}
        lost = self.search([("company_id", "=", company.id), ("state", "=", "lost")])
        by_facts = {reject._facts(): reject for reject in lost}
        known, seen = [], set()
        for payment, line in zip(payments, lines, strict=True):
            reject = by_payment.get(payment) if payment else None
            if not payment:
                reject = by_facts.get(self._line_facts(line))
            elif payment in seen:
                raise UserError(
                    self.env._(
                        "The debit %s comes back twice in the same list.", payment.memo
                    )
                )
            seen.add(payment)
            known.append(reject or self.browse())
        return known

    def _facts(self):
        return (self.end_to_end or "", self.date, self.currency_id.round(self.amount))

    @api.model
    def _line_facts(self, line):
        amount = self.env.company.currency_id.round(float(line.get("amount") or 0))
        return (self._reference(line), self._day(line), amount)

    @api.model
    def _reference(self, line):
        """What the bank calls the debit; of an account, its mask only."""
        masked = iban.mask(line.get("iban"))
        return line.get("end_to_end") or line.get("rum") or masked or ""

    @api.model
    def _day(self, line):
        today = fields.Date.context_today(self)
        # banks may give the value date of tomorrow; entries are never of the future
        return min(line.get("date") or today, today)

    # -- what is written -------------------------------------------------------------------

    @api.model
    def _prepare(self, company, line, payment):
        reason = self.env["payment.return.reason"]._by_code(
            line.get("code"), line.get("reason")
        )
        fee = line.get("fee")
        fee = company.debit_reject_fee if fee is None else float(Decimal(str(fee)))
        day = self._day(line)
        mandate = payment.payment_line_ids.mandate_id[:1]
        return {
            "company_id": company.id,
            "payment_id": payment.id,
            "partner_id": payment.partner_id.id,
            "mandate_id": mandate.id,
            "amount": payment.amount or float(line.get("amount") or 0),
            "date": day,
            "reason_id": reason.id,
            "text": line.get("reason") or False,
            "kind": self._kind(payment, day, reason.code) if payment else False,
            "fee": fee,
            "state": "todo" if payment else "lost",
            "end_to_end": payment.memo or self._reference(line),
            "file_id": line.get("file") and line["file"].id,
        }
