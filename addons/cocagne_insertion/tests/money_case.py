"""The aid of the annex of the cast, its payments and the lines of the bank."""

from datetime import date

from .annex_case import AnnexCase

#: 10 posts x 24 000 / 12.
TWELFTH = 20000.0


class MoneyCase(AnnexCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.annex.date_signed = date(2026, 1, 5)
        cls.bank = cls.env["account.journal"].search(
            [("company_id", "=", cls.garden.id), ("type", "=", "bank")], limit=1
        )

    def payment(self, kind, rank):
        return self.annex.payment_ids.filtered(
            lambda one: (one.kind, one.rank) == (kind, rank)
        )

    def validate_months(self, hours, months):
        """States of Farid, validated at these paid hours each."""
        for month in months:
            state = self.prepare(month)
            state.write({"hours_paid": hours, "gross": hours * 12.5})
            state.action_validate()

    def bank_line(self, amount, day="2026-02-05", label="VIR ASP PARIS", **values):
        line = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.bank.id,
                "date": day,
                "payment_ref": label,
                "amount": amount,
                **values,
            }
        )
        return line
