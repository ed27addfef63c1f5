from datetime import date
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..importer import convert
from ..importer.problems import ConvertError

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CENTS = st.integers(-(10**8), 10**8)
CONVERTERS = (
    convert.number,
    convert.integer,
    convert.positive,
    convert.money,
    convert.price,
    convert.percent,
    convert.day,
    convert.yes_no,
    convert.weekday,
    convert.phone,
    convert.email,
    convert.iban,
    convert.bic,
    convert.siret,
    convert.ics,
    convert.rum,
    convert.postcode,
    convert.colour,
    convert.weeks,
    convert.words,
    convert.code,
    convert.holiday_move,
    convert.choice({"oui": 1}),
)
#: What a cell of a CSV file or of a workbook may be.
CELLS = st.one_of(
    st.text(min_size=1), st.integers(), st.floats(), st.booleans(), st.datetimes()
)
#: A busy machine is no reason to fail.
QUICK = settings(deadline=None, max_examples=60)


class TestConvert(BaseCase):
    def refused(self, converter, value):
        """The code of the refusal of ``value``."""
        with self.assertRaises(ConvertError) as caught:
            converter(value)
        return caught.exception.code

    @QUICK
    @given(CELLS)
    @example(float("nan"))
    def test_no_cell_crashes_a_converter(self, cell):
        for converter in CONVERTERS:
            try:
                converter(cell)
            except ConvertError:
                continue

    @QUICK
    @given(DAYS)
    def test_a_french_date_is_the_iso_date(self, day):
        self.assertEqual(convert.day(f"{day:%d/%m/%Y}"), day)
        self.assertEqual(convert.day(day.isoformat()), day)

    @QUICK
    @given(CENTS)
    def test_a_decimal_comma_is_a_decimal_point(self, cents):
        amount = Decimal(cents) / 100
        self.assertEqual(convert.money(f"{amount:.2f}".replace(".", ",")), amount)
        self.assertEqual(convert.money(f"{amount:.2f}"), amount)

    @QUICK
    @given(CENTS)
    def test_a_float_of_a_workbook_is_the_amount_that_was_typed(self, cents):
        self.assertEqual(convert.money(cents / 100), Decimal(cents) / 100)

    @QUICK
    @given(st.lists(st.integers(1, 53), min_size=1, unique=True))
    def test_weeks_are_read_with_any_separator(self, weeks):
        for separator in (" ", ",", "; ", " + "):
            text = separator.join(map(str, weeks))
            self.assertEqual(convert.weeks(text), tuple(sorted(weeks)))

    def test_week_ranges_may_cross_new_year(self):
        self.assertEqual(convert.weeks("30-32"), (30, 31, 32))
        self.assertEqual(convert.weeks("52-1"), (1, 52, 53))

    def test_a_list_of_weeks_turned_into_a_number_is_refused(self):
        self.assertEqual(self.refused(convert.weeks, 1.52), "weeks_as_number")

    def test_thousands_spaces_and_the_euro_sign_are_ignored(self):
        self.assertEqual(convert.money("1\u202f234,50 €"), Decimal("1234.50"))

    def test_a_thousands_point_before_a_comma_is_ignored(self):
        self.assertEqual(convert.money("1.234,50"), Decimal("1234.50"))

    def test_a_third_decimal_is_refused(self):
        self.assertEqual(self.refused(convert.money, "14.205"), "too_many_decimals")

    def test_a_negative_price_is_refused(self):
        self.assertEqual(self.refused(convert.price, "-1"), "negative")

    def test_a_quantity_of_zero_is_refused(self):
        self.assertEqual(self.refused(convert.positive, "0"), "not_positive")

    def test_a_formula_is_no_number(self):
        self.assertEqual(self.refused(convert.money, "=1+1"), "not_a_number")

    def test_a_formula_stays_text(self):
        self.assertEqual(convert.text("=1+1"), "=1+1")

    def test_the_thirtieth_of_february_is_refused(self):
        self.assertEqual(self.refused(convert.day, "30/02/2026"), "not_a_date")

    def test_a_short_year_is_refused(self):
        self.assertEqual(self.refused(convert.day, "01/02/26"), "not_a_date")

    def test_days_of_the_week_have_no_accent_nor_case(self):
        self.assertEqual([convert.weekday(d) for d in ("MARDI", "ven.")], [2, 5])

    def test_a_phone_number_is_written_in_pairs(self):
        for text in ("0639980102", "06.39.98.01.02", "+33 6 39 98 01 02"):
            self.assertEqual(convert.phone(text), "06 39 98 01 02")

    def test_a_phone_number_that_lost_its_zero_gets_it_back(self):
        self.assertEqual(convert.phone(639980102), "06 39 98 01 02")

    def test_a_postcode_that_lost_its_zero_gets_it_back(self):
        self.assertEqual(convert.postcode(1000), "01000")

    def test_an_iban_with_a_wrong_digit_is_refused(self):
        good = "FR7612345678900000000000164"
        self.assertEqual(convert.iban("FR76 1234 5678 9000 0000 0000 164"), good)
        self.assertEqual(self.refused(convert.iban, good[:-1] + "5"), "not_an_iban")

    def test_a_malformed_mail_is_refused(self):
        for text in ("un.example.org", "un@example", "a@@b.org", "a b@example.org"):
            self.assertEqual(self.refused(convert.email, text), "not_an_email")

    def test_a_word_is_chosen_whatever_its_accents(self):
        paid = convert.choice({"payée": "paid", "à payer": "unpaid"})
        self.assertEqual([paid("PAYEE"), paid(" A  payer ")], ["paid", "unpaid"])
