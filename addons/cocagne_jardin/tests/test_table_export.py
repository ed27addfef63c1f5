"""Tables that leave: clients, subscriptions, money, what the network asks (R102)."""

import base64
import csv
import io
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase, tagged

from ..importer import schema
from ..wizards.table_file import Table, csv_bytes, xlsx_bytes
from .billing_case import MARCH, BillingCase


class TestTableFile(BaseCase):
    COLUMNS = [("nom", "text"), ("jour", "day"), ("solde", "money"), ("qte", "number")]

    def table(self, *row):
        return Table("essai", self.COLUMNS, [list(row)])

    def read_csv(self, data):
        text = data.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))[1]

    def read_xlsx(self, data):
        page = load_workbook(io.BytesIO(data)).active
        return [cell.value for cell in page[2]], [c.data_type for c in page[2]]

    def test_r102_a_csv_reads_as_french_people_write(self):
        row = self.table("Œufs", date(2026, 3, 31), -10.5, 2.0)
        self.assertEqual(
            self.read_csv(csv_bytes(row)), ["Œufs", "31/03/2026", "-10,50", "2"]
        )

    def test_r102_a_name_is_never_computed(self):
        row = self.table("=1+1", None, 0.0, 0)
        self.assertEqual(self.read_csv(csv_bytes(row))[0], "'=1+1")
        values, kinds = self.read_xlsx(xlsx_bytes(row))
        self.assertEqual((values[0], kinds[0]), ("=1+1", "s"))

    def test_r102_half_cents_are_rounded_as_money_is(self):
        self.assertEqual(
            self.read_csv(csv_bytes(self.table("a", None, 1.005, 1)))[2], "1,01"
        )

    def test_r102_a_workbook_holds_days_and_numbers(self):
        values, _kinds = self.read_xlsx(
            xlsx_bytes(self.table("Alice", date(2026, 3, 31), 12.3, 4))
        )
        self.assertEqual(values[1].date(), date(2026, 3, 31))
        self.assertEqual(Decimal(str(values[2])), Decimal("12.3"))

    def test_r102_an_empty_cell_is_empty(self):
        self.assertEqual(
            self.read_csv(csv_bytes(self.table(False, None, 0, "")))[0], ""
        )


@tagged("post_install", "-at_install")
class TestTableExport(BillingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls.subscribe(
            cls.alice, subscription_ref="AB00001", payment_mode="sepa"
        )
        cls.simple.default_code = "PS"
        cls.deliver(cls.order, 3, 10)
        cls.invoice = cls.bill()

    def export(self, kind, user=None, file_format="csv", **values):
        values = {"date_from": "2026-01-01", "date_to": "2026-06-15", **values}
        model = self.env["cocagne.table.export"].with_user(user or self.user_manager)
        export = model.create({"kind": kind, "file_format": file_format, **values})
        export.action_export()
        return export

    def rows(self, kind, **values):
        export = self.export(kind, **values)
        text = base64.b64decode(export.content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    def row_of(self, kind, column, value, **values):
        (row,) = [r for r in self.rows(kind, **values) if r[column] == value]
        return row

    def test_r102_clients_have_the_columns_of_the_import(self):
        row = self.row_of("clients", "numero", self.alice.member_number)
        self.assertEqual((row["nom"], row["prenom"]), ("Martin", "Alice"))
        names = {column.name for column in schema.MEMBERS.columns}
        self.assertLessEqual(set(row), names)

    def test_r102_subscriptions_have_the_columns_of_the_import(self):
        row = self.row_of("subscriptions", "reference", "AB00001")
        self.assertEqual(row["adherent"], self.alice.member_number)
        self.assertEqual(
            (row["formule"], row["quantite"], row["debut"], row["mode_paiement"]),
            ("PS", "1", "01/03/2026", "prélèvement"),
        )
        names = {column.name for column in schema.SUBSCRIPTIONS.columns}
        self.assertLessEqual(set(row), names)

    def test_r102_every_required_column_of_the_import_is_there(self):
        for kind, spec in (
            ("clients", schema.MEMBERS),
            ("subscriptions", schema.SUBSCRIPTIONS),
            ("balances", schema.BALANCES),
        ):
            required = {column.name for column in spec.columns if column.required}
            self.assertLessEqual(required, set(self.rows(kind)[0]), kind)

    def test_r102_the_import_reads_what_was_exported(self):
        for kind, spec in (
            ("clients", schema.MEMBERS),
            ("subscriptions", schema.SUBSCRIPTIONS),
            ("balances", schema.BALANCES),
        ):
            for row in self.rows(kind):
                for column in spec.columns:
                    if row.get(column.name):
                        column.read(row[column.name])

    def test_r102_a_debt_is_a_negative_balance(self):
        row = self.row_of("balances", "adherent", self.alice.member_number)
        self.assertEqual(row["solde"], "-20,00")

    def test_r102_invoices_of_a_period(self):
        row = self.row_of("invoices", "numero", self.invoice.name)
        self.assertEqual(
            (row["montant_ht"], row["tva"], row["montant_ttc"], row["reste_du"]),
            ("18,96", "1,04", "20,00", "20,00"),
        )
        later = self.env["cocagne.table.export"].create(
            {"kind": "invoices", "date_from": "2026-04-01", "date_to": "2026-04-02"}
        )
        with self.assertRaisesRegex(UserError, "empty"):
            later.action_export()

    def test_r102_a_credit_note_counts_as_less(self):
        self.invoice._reverse_moves([{"date": MARCH}], cancel=True)
        rows = self.rows("invoices")
        self.assertEqual(
            sum(float(r["montant_ttc"].replace(",", ".")) for r in rows), 0
        )

    def test_r102_payments_of_a_period(self):
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=self.invoice.ids)
            .create({"payment_date": "2026-04-05"})
        )
        wizard.action_create_payments()
        (row,) = self.rows("payments")
        self.assertEqual((row["montant"], row["date"]), ("20,00", "05/04/2026"))

    def test_r102_a_refund_of_a_payment_is_less(self):
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "customer",
                "partner_id": self.alice.id,
                "amount": 5.0,
                "date": "2026-04-06",
            }
        )
        payment.action_post()
        (row,) = self.rows("payments")
        self.assertEqual(row["montant"], "-5,00")

    def test_r102_the_map_of_depots_shows_no_reserved_one(self):
        self.gare.write({"category": "reserved"})
        names = [row["nom"] for row in self.rows("depots")]
        self.assertIn("Mairie", names)
        self.assertNotIn("Gare", names)

    def test_r102_the_mercuriale_has_the_price_that_holds_today(self):
        leek = self.env["product.product"].create(
            {"name": "Poireau", "is_produce": True, "company_id": self.garden.id}
        )
        prices = self.env["cocagne.produce.price"]
        for day, price in (
            (date(2026, 1, 1), 2.0),
            (date(2026, 6, 1), 2.5),
            (date(2026, 7, 1), 9.0),
        ):
            prices._set(day, leek, self.garden, price)
        row = self.row_of("produce", "produit", "Poireau")
        self.assertEqual((row["prix_ht"], row["depuis"]), ("2,50", "01/06/2026"))

    def test_r102_the_catalogue_holds_processed_products(self):
        self.env["product.template"].create(
            {
                "name": "Soupe de courge",
                "is_processed": True,
                "list_price": 4.2,
                "company_id": self.garden.id,
            }
        )
        row = self.row_of("processed", "produit", "Soupe de courge")
        self.assertEqual(row["prix"], "4,20")

    def test_r102_nothing_of_another_garden_leaves(self):
        stranger = self.env["res.partner"].create(
            {
                "name": "Stranger",
                "cocagne_client": True,
                "company_id": self.other_garden.id,
            }
        )
        names = [row["nom"] for row in self.rows("clients")]
        self.assertNotIn(stranger.name, names)

    def test_r102_the_sales_desk_exports_clients_but_no_money(self):
        self.export("clients", user=self.user_sales_desk)
        for kind in ("balances", "invoices", "payments"):
            with self.assertRaises(AccessError):
                self.export(kind, user=self.user_sales_desk)

    def test_r102_preparers_export_nothing(self):
        with self.assertRaises(AccessError):
            self.export("clients", user=self.user_preparer)

    def test_r102_an_excel_file_too(self):
        export = self.export("clients", file_format="xlsx")
        page = load_workbook(io.BytesIO(base64.b64decode(export.content))).active
        self.assertEqual(page["A1"].value, "numero")

    def test_r102_an_export_takes_as_many_queries_for_more_clients(self):
        few = self.count_queries(8)
        many = self.count_queries(40)
        self.assertLessEqual(many, few + 2)

    def count_queries(self, more):
        for number in range(more):
            order = self.subscribe(self.make_member(f"M{number}", "Test"))
            order.payment_mode = "cheque"
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        for kind in ("clients", "subscriptions"):
            model = self.env["cocagne.table.export"]
            model.create({"kind": kind, "file_format": "csv"})._make()
        return self.env.cr.sql_log_count - before
