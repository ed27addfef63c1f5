from odoo import api, models
from odoo.fields import Domain


class Closing(models.Model):
    """What a garden looks at before a month is closed: baskets, invoices, entries."""

    _inherit = "cocagne.closing"

    @api.model
    def _check_codes(self):
        return [
            *super()._check_codes(),
            "undelivered",
            "unbilled",
            "drafts",
            "unpaid",
            "gaps",
            "balance",
            "suspense",
            "stock",
        ]

    def _mine(self):
        return Domain("company_id", "=", self.company_id.id)

    def _until(self, field="date"):
        """Records of the garden up to the last day, also those of earlier months."""
        return self._mine() & Domain(field, "<=", self.date_to)

    def _check_undelivered(self):
        return self._check(
            self.env._("Rounds not marked as delivered"),
            "cocagne.delivery",
            self._until()
            & Domain("state", "=", "planned")
            & Domain("basket_ids", "any", [("state", "=", "planned")]),
            action="cocagne_jardin.action_deliveries",
            hint=self.env._("Mark them: only delivered baskets are billed."),
        )

    def _check_unbilled(self):
        billing = self.env["cocagne.billing"]
        return self._check(
            self.env._("Baskets delivered and not billed"),
            "cocagne.basket",
            billing._billable_domain(self.company_id, self.date_to),
            action="cocagne_jardin.action_baskets",
            hint=self.env._("Bill the month."),
        )

    def _check_drafts(self):
        return self._check(
            self.env._("Drafts of invoices and entries"),
            "account.move",
            self._until() & Domain("state", "=", "draft"),
            level="danger",
            hint=self.env._("Post them, give them a later date or delete them."),
        )

    def _check_unpaid(self):
        domain = self._until("invoice_date_due") & Domain(
            [
                ("move_type", "in", ("out_invoice", "out_receipt")),
                ("state", "=", "posted"),
                ("payment_state", "in", ("not_paid", "partial")),
            ]
        )
        total = self.env["account.move"]._read_group(
            domain, aggregates=["amount_residual_signed:sum"]
        )[0][0]
        return self._check(
            self.env._("Invoices that are due and not paid"),
            "account.move",
            domain,
            action="account.action_move_out_invoice",
            level="info",
            amount=total or 0.0,
            hint=self.env._("Remind the members, or wait for the bank."),
        )

    def _check_gaps(self):
        """A number that is missing (CGI, annex II, art. 242 nonies A: continuous)."""
        return self._check(
            self.env._("Holes in the numbers"),
            "account.move",
            self._until()
            & Domain("made_sequence_gap", "=", True)
            & Domain("state", "=", "posted"),
            hint=self.env._("Look for the entry before: say what became of it."),
        )

    def _check_balance(self):
        """Debit less credit of all that is posted: 0, or something is broken."""
        total = self.env["account.move.line"]._read_group(
            self._until() & Domain("parent_state", "=", "posted"),
            aggregates=["balance:sum"],
        )[0][0]
        gap = self.company_id.currency_id.round(total or 0.0)
        return self._check(
            self.env._("Trial balance that is not at zero"),
            count=int(bool(gap)),
            amount=gap,
            level="danger",
            hint=self.env._("Call the person who looks after the software."),
        )

    def _check_suspense(self):
        """What is left on 47x and on the suspense account of the bank."""
        suspense = self.company_id.root_id.account_journal_suspense_account_id
        accounts = self.env["account.account"].search(
            [
                ("company_ids", "in", self.company_id.root_id.ids),
                "|",
                ("id", "in", suspense.ids),
                "|",
                ("code", "=like", "471%"),
                "|",
                ("code", "=like", "472%"),
                ("code", "=like", "473%"),
            ]
        )
        domain = (
            self._until()
            & Domain("parent_state", "=", "posted")
            & Domain("account_id", "in", accounts.ids)
        )
        groups = self.env["account.move.line"]._read_group(
            domain, ["account_id"], ["balance:sum", "__count"]
        )
        currency = self.company_id.currency_id
        left = [
            (account, balance, count)
            for account, balance, count in groups
            if not currency.is_zero(balance)
        ]
        return self._check(
            self.env._("Items on suspense accounts"),
            "account.move.line",
            domain & Domain("account_id", "in", [account.id for account, *_ in left]),
            count=sum(count for *_, count in left),
            amount=sum(balance for _account, balance, _count in left),
            hint=self.env._("Say what each amount is: move it to its account."),
        )

    def _check_stock(self):
        """Vegetables and goods in stock that were not counted in the period."""
        quants = self.env["stock.quant"].search(
            self._mine()
            & Domain("location_id.usage", "=", "internal")
            & Domain("quantity", "!=", 0)
        )
        old = quants.filtered(
            lambda quant: (
                not quant.last_count_date or quant.last_count_date < self.date_from
            )
        )
        return self._check(
            self.env._("Products in stock to count"),
            "stock.quant",
            [("id", "in", old.ids)],
            action="stock.action_view_inventory_tree",
            level="warning" if self.kind == "year" else "info",
            hint=self.env._("Count what is left, and write it down."),
        )
