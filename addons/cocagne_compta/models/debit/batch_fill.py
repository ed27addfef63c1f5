"""Which dues a batch debits, and why the others are left out."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .batch_check import Due, Mandate, refusal
from .due import LIVE


class AccountPaymentOrder(models.Model):
    """Dues and mandates are read at once, judged by ``batch_check``, written at once."""

    _inherit = "account.payment.order"

    def _check_draft(self):
        for order in self:
            if order.state != "draft":
                raise UserError(
                    self.env._(
                        "The file of batch %s is made: undo the batch to change it.",
                        order.name,
                    )
                )

    def action_check(self):
        """Find the dues again and check each; what is refused is listed (R70).

        Twice gives the same. Dues left out by hand stay out.
        """
        self.check_access("write")
        self._check_draft()
        for order in self:
            left_out = order.refusal_ids.filtered(lambda r: r.code == "left_out")
            order._fill(left_out.due_id)
        return True

    def _fill(self, left_out):
        """Lines and refusals from the dues of now."""
        self.ensure_one()
        dues = self._find_dues()
        mandates = self._mandates_of(dues)
        answers = self._answers(dues, mandates, left_out)
        self._replace(
            self.payment_line_ids,
            [
                self._prepare_line(due, mandates[due.partner_id.commercial_partner_id])
                for due in dues
                if not answers[due]
            ],
        )
        self._replace(
            self.refusal_ids,
            [self._prepare_refusal(due, answers[due]) for due in dues if answers[due]],
        )
        self.checked_on = fields.Datetime.now()

    @api.model
    def _replace(self, records, vals_list):
        """Make ``records`` what ``vals_list`` says; those that are right already stay."""
        names = list(vals_list[0]) if vals_list else []
        there = {self._written(record, names): record for record in records}
        found = [there.get(tuple(vals.values())) for vals in vals_list]
        (records - records.browse().union(*filter(None, found))).unlink()
        records.create(
            [v for v, same in zip(vals_list, found, strict=True) if not same]
        )

    @api.model
    def _written(self, record, names):
        """The values of a record, as ``create`` takes them."""
        return tuple(
            record._fields[name].convert_to_write(record[name], record)
            for name in names
        )

    def _find_dues(self):
        lines = self.env["account.move.line"]
        until = self.due_until or self.date_scheduled
        domain = lines._dues_domain(self.company_id)
        if until:
            domain &= fields.Domain("date_maturity", "<=", until) | fields.Domain(
                "date_maturity", "=", False
            )
        return lines.search(domain, order="partner_id, date_maturity, id")

    def _mandates_of(self, dues):
        return self.env["account.banking.mandate"]._of_partners(
            dues.partner_id.commercial_partner_id, self.company_id
        )

    def _answers(self, dues, mandates, left_out):
        """{due: code of a refusal, or None}."""
        busy = self._busy(dues)
        collection = self.date_scheduled or fields.Date.context_today(self)
        return {
            due: "left_out"
            if due in left_out
            else refusal(
                self._due_facts(due, busy),
                self._mandate_facts(due, mandates),
                collection,
            )
            for due in dues
        }

    def _busy(self, dues):
        """The dues that are in another batch which is not over."""
        lines = self.env["account.payment.line"].search(
            [
                ("move_line_id", "in", dues.ids),
                ("state", "in", LIVE),
                ("order_id", "!=", self.id),
            ]
        )
        return lines.move_line_id

    def _due_facts(self, due, busy):
        currency = due.currency_id
        garden = due.partner_id.company_id
        houses = self.company_id._with_mother_houses()
        return Due(
            cents=round(due.amount_residual_currency * 100),
            is_euro=currency.name == "EUR",
            matures=due.date_maturity,
            is_held=due.debit_held,
            in_batch=due in busy,
            is_rejected="todo" in due.debit_reject_ids.mapped("state"),
            same_garden=not garden or garden.id in houses,
        )

    def _mandate_facts(self, due, mandates):
        partner = due.partner_id.commercial_partner_id
        mandate = mandates.get(partner)
        if not mandate:
            return None
        bank = mandate.partner_bank_id
        houses = self.company_id._with_mother_houses()
        return Mandate(
            state=mandate.state,
            reference=mandate.unique_mandate_reference or "",
            signed=mandate.signature_date,
            last_debit=mandate.last_debit_date,
            suspended=mandate.suspended_code or "",
            number=bank.acc_number or "",
            bic=bank.bank_bic or "",
            same_holder=bank.partner_id == partner == mandate.partner_id,
            same_garden=mandate.company_id.id in houses,
        )

    def _prepare_line(self, due, mandate):
        """Values of a line; all given, so that OCA asks nothing line by line."""
        move = due.move_id
        return {
            "name": f"{self.name}-{due.id}",
            "order_id": self.id,
            "move_line_id": due.id,
            "partner_id": due.partner_id.commercial_partner_id.id,
            "currency_id": due.currency_id.id,
            "amount_currency": due.amount_residual_currency,
            "communication": move.payment_reference or move.name or move.ref,
            "communication_type": "free",
            "mandate_id": mandate.id,
            "partner_bank_id": mandate.partner_bank_id.id,
            "date": self.date_scheduled,
        }

    @api.model
    def _prepare_refusal(self, due, code):
        return {
            "order_id": self.id,
            "due_id": due.id,
            "partner_id": due.partner_id.id,
            "amount": due.amount_residual,
            "code": code,
        }

    def _leave_out(self, dues):
        """Move these dues from the batch to the list of those left out."""
        self.ensure_one()
        self.env["cocagne.debit.refusal"].create(
            [self._prepare_refusal(due, "left_out") for due in dues]
        )
        lines = self.payment_line_ids
        lines.filtered(lambda line: line.move_line_id in dues).unlink()
