"""Entries of a garden and of the head office, and the reports made of them."""

from odoo.fields import Command

from .money_case import MoneyCase


class AccountsCase(MoneyCase):
    """In 2026 Jardin du Lac sold 1 000 € to Alice; nothing else is in the books."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sale = cls.make_entry(
            cls.garden, cls.alice, {"411100": 1000.0, "701100": -1000.0}
        )

    @classmethod
    def account(cls, company, code):
        accounts = cls.env["account.account"].with_company(company)
        found = accounts.search(
            [("company_ids", "in", company.ids), ("code", "=", code)], limit=1
        )
        kinds = {"411": "asset_receivable", "401": "liability_payable"}
        return found or accounts.create(
            {
                "code": code,
                "name": f"Compte de Dina Testeuse {code}",
                "account_type": kinds.get(code[:3], "asset_current"),
                "reconcile": True,
                "company_ids": [Command.set(company.ids)],
            }
        )

    @classmethod
    def make_entry(cls, company, partner, balances, day="2026-03-15", **values):
        """A posted entry: {code of the account: debit, or minus the credit}."""
        moves = cls.env["account.move"].with_company(company)
        move = moves.create(
            {
                "move_type": "entry",
                "company_id": company.id,
                "journal_id": company._ledger_journal().id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": cls.account(company, code).id,
                            "partner_id": partner.id if partner else False,
                            "balance": balance,
                            "name": "Secret words",
                        }
                    )
                    for code, balance in balances.items()
                ],
                **values,
            }
        )
        move.action_post()
        return move

    @classmethod
    def pay_fee(cls, network=600.0, garden=600.0):
        """The head office booked the fee of the garden, and the garden its bill."""
        if network:
            cls.make_entry(
                cls.network,
                cls.garden.partner_id,
                {"411100": network, "756100": -network},
            )
        if garden:
            cls.make_entry(
                cls.garden,
                cls.network.partner_id,
                {"628100": garden, "401100": -garden},
            )

    def balances(self, part=None):
        """{code: balance} of 2026, as the head office reads it."""
        self.env["cocagne.network.account"]._synchronize()
        rows = self.env["cocagne.network.balance"].with_user(self.user_head_office)
        domain = [("date", ">=", "2026-01-01"), ("date", "<=", "2026-12-31")]
        domain += [("company_id", "in", (self.garden + self.network).ids)]
        if part:
            domain.append(("part", "=", part))
        groups = rows._read_group(domain, ["account_id"], ["balance:sum"])
        return {account.code: balance for account, balance in groups if balance}

    def report(self, kind="pl"):
        reports = self.env["mis.report.instance"].with_user(self.user_head_office)
        return reports._network_report(kind, 2026)

    def rows(self, kind="pl"):
        """{label: values of the columns} of the consolidated report."""
        result = self.report(kind).compute()
        return {
            row["label"]: [cell.get("val") for cell in row["cells"]]
            for row in result["body"]
        }
