from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from . import iban, target
from .batch_check import Due, Mandate, refusal
from .debit_way import SEPA
from .due import LIVE


class AccountPaymentOrder(models.Model):
    """A batch of debits: find the dues, check them, list what is refused (R70).

    On top of OCA's debit order: the same states, payments and file.
    """

    _inherit = "account.payment.order"

    # OCA's words are those of a programmer: here those of the garden
    step = fields.Selection(
        [
            ("draft", "In preparation"),
            ("open", "Confirmed"),
            ("generated", "File at the bank"),
            ("uploaded", "Executed"),
            ("cancel", "Undone"),
        ],
        compute="_compute_step",
    )
    is_debit_batch = fields.Boolean(compute="_compute_is_debit_batch", store=True)
    due_until = fields.Date(
        "Dues until",
        default=lambda self: self._default_due_until(),
        help="What is due up to this day is debited. Empty: up to the day of the debit.",
    )
    refusal_ids = fields.One2many("cocagne.debit.refusal", "order_id", "Left out")
    refusal_count = fields.Integer(compute="_compute_refusals")
    refusal_total = fields.Monetary(
        "Total left out",
        compute="_compute_refusals",
        currency_field="company_currency_id",
    )
    due_count = fields.Integer("Dues", compute="_compute_due_count")
    checked_on = fields.Datetime("Checked", readonly=True, copy=False)
    problems = fields.Text(compute="_compute_problems")
    notice_warning = fields.Char(compute="_compute_notice_warning")

    @api.depends("payment_method_id.code")
    def _compute_is_debit_batch(self):
        for order in self:
            order.is_debit_batch = order.payment_method_id.code == SEPA

    @api.depends("state")
    def _compute_step(self):
        for order in self:
            order.step = order.state

    @api.depends("refusal_ids.amount")
    def _compute_refusals(self):
        for order in self:
            order.refusal_count = len(order.refusal_ids)
            order.refusal_total = sum(order.refusal_ids.mapped("amount"))

    @api.depends("payment_line_ids")
    def _compute_due_count(self):
        for order in self:
            order.due_count = len(order.payment_line_ids)

    @api.model
    def _default_due_until(self):
        return self._next_collection(self.env.company)

    @api.model
    def _next_collection(self, company):
        """The usual day of the next debits, one on which banks work."""
        today = fields.Date.context_today(self)
        return target.monthly(today, company.debit_day or 5, company.debit_lead_days)

    @api.model
    def default_get(self, fields_list):
        """A new batch of the screens of debits: way and day are those of the garden."""
        values = super().default_get(fields_list)
        if self.env.context.get("cocagne_debit"):
            values |= self._prepare_batch(self.env.company)
        return {key: value for key, value in values.items() if key in fields_list}

    @api.model
    def _prepare_batch(self, company, collection=None):
        day = collection or self._next_collection(company)
        return {
            "company_id": company.id,
            "payment_type": "inbound",
            "payment_method_line_id": company._debit_way().id,
            "date_prefered": "fixed",
            "date_scheduled": day,
            "due_until": day,
        }

    @api.model
    def _make_batch(self, company, collection=None):
        """A new batch with all that can be debited on ``collection``."""
        order = self.create(self._prepare_batch(company, collection))
        order.action_check()
        return order

    # -- what speaks against the whole batch -----------------------------------------------

    @api.depends("date_scheduled", "journal_id", "state", "company_id")
    def _compute_problems(self):
        for order in self:
            found = order._batch_problems() if order.state == "draft" else []
            order.problems = "\n".join(found)

    def _batch_problems(self):
        """What must be put right before anything is debited: sentences."""
        self.ensure_one()
        if not self.is_debit_batch:
            return []
        return [*self._creditor_problems(), *self._date_problems()]

    def _creditor_problems(self):
        found = []
        if not self.company_id._creditor_identifier():
            found.append(
                self.env._(
                    "The creditor identifier (ICS) of the garden is missing: write it "
                    "in the profile of the garden."
                )
            )
        number = self.company_partner_bank_id.acc_number
        if not number:
            found.append(
                self.env._(
                    "The bank account of the garden is missing: choose it on the bank "
                    "journal."
                )
            )
        elif not iban.is_valid(number):
            found.append(self.env._("The IBAN of the garden is not right: %s.", number))
        return found

    def _date_problems(self):
        day = self.date_scheduled
        if not day:
            return [self.env._("Choose the day of the debit.")]
        found = []
        soonest = target.earliest(
            fields.Date.context_today(self), self.company_id.debit_lead_days
        )
        if not target.is_open(day):
            found.append(
                self.env._(
                    "Banks are closed on %(day)s: choose %(next)s.",
                    day=format_date(self.env, day),
                    next=format_date(self.env, target.next_open(max(day, soonest))),
                )
            )
        elif day < soonest:
            found.append(
                self.env._(
                    "%(day)s is too early, the bank would have the file too late: "
                    "choose %(next)s or later.",
                    day=format_date(self.env, day),
                    next=format_date(self.env, soonest),
                )
            )
        if self._locks(day):
            found.append(
                self.env._(
                    "The accounts are closed on %s: choose a later day, or ask your "
                    "accountant to open the period.",
                    format_date(self.env, day),
                )
            )
        return found

    def _locks(self, day):
        """The closings that forbid an entry of this batch on ``day``."""
        return self.company_id._get_violated_lock_dates(day, False, self.journal_id)

    @api.depends("date_scheduled", "company_id", "state")
    def _compute_notice_warning(self):
        today = fields.Date.context_today(self)
        for order in self:
            wanted = order.company_id.debit_notice_days
            day = order.date_scheduled
            given = (day - today).days if day else wanted
            late = order.state == "draft" and order.is_debit_batch and given < wanted
            order.notice_warning = late and self.env._(
                "Members will have %(given)s days of notice instead of %(wanted)s. "
                "Choose a later day, or go on when their invoice announced this debit.",
                given=given,
                wanted=wanted,
            )

    # -- which dues ------------------------------------------------------------------------

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
