from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command

MANAGERS = ["cocagne_reseau.group_network_manager"]


class ProgrammeClaim(models.Model):
    """The Réseau pays a garden: a bill in its books, marked on both sides."""

    _inherit = "cocagne.programme.claim"

    def action_book(self):
        """Make the bill as a draft: the accountant of the head office checks and pays.

        :raises UserError: a claim is more than what the garden has left.
        """
        self.check_access("write")
        self.lock_for_update(allow_referencing=True)
        self.invalidate_recordset(["move_id", "state"])
        todo = self.filtered(lambda claim: claim.state == "received")
        for claim in todo:
            claim._check_bookable()
        # sudo: the manager of the network accepts the claim, the software writes it
        company = todo.programme_id.company_id
        moves = self.env["account.move"].sudo().with_company(company[:1])
        bills = moves.create([claim._prepare_bill() for claim in todo])
        for claim, bill in zip(todo.sudo(), bills, strict=True):
            claim.move_id = bill
            # the garden's side is left out of the consolidated accounts too
            own = claim.statement_id.move_id
            own.write(
                {"network_link": "grant", "network_garden_id": claim.garden_id.id}
            )
        return True

    def _check_bookable(self):
        self.ensure_one()
        money = self.currency_id
        if not self.garden_id.partner_id:
            raise UserError(
                self.env._(
                    "%s has no address: choose it in Settings > Gardens.",
                    self.garden_id.name,
                )
            )
        # sudo: the sums of the garden's other claims
        booked = self.sudo().allocation_id.claim_ids.filtered("move_id")
        asked = sum(booked.mapped("amount")) + self.amount
        if money.compare_amounts(asked, self.allocation_id.amount) > 0:
            raise UserError(
                self.env._(
                    "%(garden)s asks for %(asked)s in all and has %(amount)s: give it "
                    "more with “Move money”, or send the claim back.",
                    garden=self.garden_id.name,
                    asked=money.format(asked),
                    amount=money.format(self.allocation_id.amount),
                )
            )
        statement = self.sudo().statement_id
        if statement and money.compare_amounts(statement.amount, self.amount):
            raise UserError(
                self.env._(
                    "%(claim)s: the garden's statement says %(found)s, the claim "
                    "%(amount)s. The garden must send it again.",
                    claim=self.display_name,
                    found=money.format(statement.amount),
                    amount=money.format(self.amount),
                )
            )

    def _prepare_bill(self):
        company = self.programme_id.company_id
        # sudo: who accepts the claim may not read the chart of accounts
        account = company.sudo()._ledger_account("grant_given")
        sign = 1 if self.amount >= 0 else -1
        line = {
            "name": self._bill_words(),
            "quantity": 1,
            "price_unit": sign * self.amount,
            "account_id": account.id,
            "tax_ids": [Command.clear()],
        }
        return {
            "move_type": "in_invoice" if sign > 0 else "in_refund",
            "company_id": company.id,
            "partner_id": self.garden_id.partner_id.id,
            "ref": self.reference or self._bill_words(),
            "invoice_date": self.date_to,
            "date": self.date_to,
            "network_link": "grant",
            "network_garden_id": self.garden_id.id,
            "invoice_line_ids": [Command.create(line)],
        }

    def _bill_words(self):
        day = self.env["cocagne.billing"]._format_day
        return self.env._(
            "%(programme)s, %(garden)s, %(first)s to %(last)s",
            programme=self.programme_id.name,
            garden=self.garden_id.name,
            first=day(self.date_from, "yMMMMd"),
            last=day(self.date_to, "yMMMMd"),
        )

    def action_open_move(self):
        """The bill, for who keeps the books of the head office."""
        self.ensure_one()
        return self.move_id.action_open_business_doc() if self.move_id else False

    def _new_step(self):
        text = self.env._(
            "Write what a garden with its own Odoo asks for on paper. The statements of "
            "the gardens of this database come by “Take the statements”."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        self.ensure_one()
        if self.state == "received":
            text = self.env._("Accept what the garden asks for: its bill is made.")
            return [
                self._step(
                    "book",
                    text,
                    self.env._("Make the bill"),
                    method="action_book",
                    groups=MANAGERS,
                )
            ]
        if self.state == "booked":
            text = self.env._(
                "The bill waits for the accountant of the head office, among the bills "
                "to post."
            )
            return [self._step("post", text, kind="wait")]
        if self.state == "posted":
            return [self._step("pay", self.env._("The bill is to pay."), kind="wait")]
        return [self._step("paid", self.env._("The garden is paid."))]
