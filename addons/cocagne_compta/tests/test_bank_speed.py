"""A statement asks the database as often per line, however many it has (R71)."""

from .bank_case import MAY_5, MAY_12, BankCase

FEW, MANY = 10, 50
#: Queries that one more matched line may cost; OCA's matching asked about 90.
MORE = 35


class TestBankSpeed(BankCase):
    def queries(self, count, first):
        partners = self.env["res.partner"].create(
            [
                {
                    "name": f"Payeur Numero {first + rank}",
                    "cocagne_client": True,
                    "company_id": self.garden.id,
                }
                for rank in range(count)
            ]
        )
        invoices = [self.make_invoice(partner, 30, MAY_5) for partner in partners]
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        lines = (
            self.env["account.bank.statement.line"]
            .with_context(cocagne_bank_import=True, skip_retrieve_partner=True)
            .create(
                [
                    {
                        "journal_id": self.journal.id,
                        "date": MAY_12,
                        "payment_ref": f"VIR FACTURE {invoice.name}",
                        "amount": invoice.amount_total,
                    }
                    for invoice in invoices
                ]
            )
        )
        done = lines._match_with_garden()
        self.env.flush_all()
        found = self.env.cr.sql_log_count - before
        self.assertEqual(len(done), count)
        self.assertEqual({invoice.amount_residual for invoice in invoices}, {0})
        return found

    def test_r71_queries_per_line_do_not_grow(self):
        self.queries(FEW, 100)
        few, many = self.queries(FEW, 200), self.queries(MANY, 300)
        self.assertLessEqual((many - few) / (MANY - FEW), MORE)
