from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT, MANAGER

from .fund import money
from .fund_rules import entry


class SolidarityFund(models.Model):
    """The entry of a period: 689 and 789 against the dedicated fund (196).

    What is booked is the fiscal year so far, less what its earlier periods booked: at
    the end of the year the accounts show what the law wants, whatever the rhythm.
    """

    _inherit = "cocagne.solidarity.fund"

    def action_book(self):
        """Book these periods, oldest first."""
        self.check_access("write")
        for fund in self.sorted("date_from"):
            fund._check_bookable()
            # sudo: see _count_all
            fund.sudo()._count()
            amounts = fund._year_entry()
            move = self.env["account.move"]
            if amounts.use or amounts.report:
                moves = move.with_company(fund.company_id)
                move = moves.create(fund._prepare_entry(amounts))
                move.action_post()
            fund.write(
                {
                    "state": "booked",
                    "move_id": move.id,
                    "booked_use": float(amounts.use),
                    "booked_report": float(amounts.report),
                }
            )
        return True

    def _check_bookable(self):
        if self.state == "booked":
            raise UserError(self.env._("%s is booked already.", self.display_name))
        earlier = self._before().filtered(lambda fund: fund.state == "draft")
        if earlier:
            raise UserError(
                self.env._("Book %s first.", earlier[0].display_name),
            )
        violations = self.company_id._get_lock_date_violations(
            self.date_to, fiscalyear=True, sale=False, purchase=False, tax=False
        )
        if violations:
            raise UserError(
                self.env._(
                    "The books are closed on %s: reopen the month, then book the fund.",
                    self.env["cocagne.billing"]._format_day(self.date_to, "yMMMMd"),
                )
            )

    def _year_entry(self):
        """What this period adds to the entries of its fiscal year."""
        year = self.company_id.compute_fiscalyear_dates(self.date_to)
        before = self._before().filtered(lambda fund: fund.date_to >= year["date_from"])
        opening = before[:1].opening if before else self.opening
        received = sum(money(fund.received) for fund in before)
        used = sum(money(fund.used) for fund in before)
        after = (received + money(self.received), used + money(self.used))
        return entry(money(opening), (received, used), after)

    def _prepare_entry(self, amounts):
        company = self.company_id
        words = self.env._("Solidarity fund, %s", self.display_name)
        balances = {
            "use_generosity": -amounts.use,
            "report_generosity": amounts.report,
            "fund_generosity": amounts.use - amounts.report,
        }
        return {
            "move_type": "entry",
            "company_id": company.id,
            "journal_id": company._ledger_journal().id,
            "date": self.date_to,
            "ref": words,
            "line_ids": [
                Command.create(
                    {
                        "name": words,
                        "account_id": company._ledger_account(key).id,
                        "balance": float(balance),
                    }
                )
                for key, balance in balances.items()
                if balance
            ],
        }

    def action_unbook(self):
        """Take the entry of the latest booked period back; its shares are free."""
        self.check_access("write")
        for fund in self.filtered(lambda found: found.state == "booked").sorted(
            "date_from", reverse=True
        ):
            later = self.search_count(
                Domain("company_id", "=", fund.company_id.id)
                & Domain("date_from", ">", fund.date_to)
                & Domain("state", "=", "booked"),
                limit=1,
            )
            if later:
                raise UserError(
                    self.env._("A later period is booked: take it back first.")
                )
            move = fund.move_id.with_context(solidarity_statement=True)
            move._reverse_moves([{"date": move.date}], cancel=True) if move else None
            fund.write({"state": "draft", "move_id": False})
            fund.write({"booked_use": 0.0, "booked_report": 0.0})
        return True

    def _next_steps(self):
        self.ensure_one()
        if self.state == "booked":
            return [self._step("booked", self.env._("It is in the accounts."))]
        text = self.env._("Look at what came in and went out, then book it.")
        button = self.env._("Book the period")
        return [
            self._step(
                "book",
                text,
                button,
                method="action_book",
                groups=[ACCOUNTANT, MANAGER],
            )
        ]
