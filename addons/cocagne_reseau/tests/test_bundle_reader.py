"""The reader of bundles: whatever the bytes, a bundle or a clear refusal."""

import json
import unittest
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.bundle import (
    canonical,
    keys,
    reader,
    schema,
    writer,
)
from odoo.addons.cocagne_reseau.bundle.refusal import Refused

from .bundle_text import GOLDEN, PLAIN, PRIVATE, golden_content, signed, why


class TestBundleFormat(unittest.TestCase):
    def test_the_same_figures_make_the_same_bytes_for_ever(self):
        self.assertEqual(signed(), GOLDEN.read_bytes().rstrip(b"\n"))

    def test_the_order_of_the_figures_does_not_matter(self):
        other = golden_content(figures=sorted(PLAIN, key=lambda row: row["code"]))
        self.assertEqual(writer.signed(other, PRIVATE), signed())

    def test_a_bundle_laid_out_by_another_program_has_the_same_signature(self):
        content = reader.read(json.dumps(json.loads(signed()), indent=2).encode())
        public = keys.public_key_of(PRIVATE)
        self.assertTrue(writer.check_signature(content, public))

    def test_one_changed_figure_breaks_the_signature(self):
        content = reader.read(signed())
        content["figures"][0]["value"] = "1"
        public = keys.public_key_of(PRIVATE)
        self.assertFalse(writer.check_signature(content, public))

    def test_another_key_does_not_sign_for_the_garden(self):
        content = reader.read(signed())
        other = keys.public_key_of(keys.new_private_key())
        self.assertFalse(writer.check_signature(content, other))

    def test_a_bundle_made_again_says_the_same(self):
        later = signed(made_at="2026-06-09T08:00:00Z", maker="Autre")
        self.assertEqual(
            canonical.fingerprint(reader.read(later)),
            canonical.fingerprint(reader.read(signed())),
        )

    def test_floats_have_no_place_in_what_is_signed(self):
        with self.assertRaises(TypeError):
            canonical.canonical({"figures": [1.5]})

    @given(st.decimals(-(10**12), 10**12, places=4))
    def test_each_number_has_one_writing_that_the_format_takes(self, number):
        text = writer.decimal_text(number)
        if abs(number) < 10**12:
            self.assertTrue(schema.matches(schema.DECIMAL, text))
        self.assertEqual(Decimal(text), number)


class TestBundleReader(unittest.TestCase):
    def refused(self, raw, code):
        self.assertEqual(why(raw), code)

    def test_a_good_bundle_is_read(self):
        self.assertIsNone(why(signed()))

    def test_a_big_file_is_refused_before_it_is_parsed(self):
        self.refused(b"[" * (schema.MAX_BYTES + 1), "too_big")

    def test_a_file_that_was_cut_is_refused_at_any_place(self):
        raw = signed()
        for length in range(1, len(raw), 7):
            with self.subTest(length=length):
                self.assertEqual(why(raw[:length]), "not_json")

    def test_a_text_in_another_encoding_is_refused(self):
        content = golden_content(maker="Été")
        text = writer.signed(content, PRIVATE).decode()
        self.refused(text.encode("latin-1"), "not_utf8")

    def test_a_key_written_twice_is_refused(self):
        raw = signed().replace(b'"garden":', b'"garden":"LAC","garden":')
        self.refused(raw, "duplicate_key")

    def test_a_tower_of_brackets_is_refused(self):
        self.refused(b"[" * 100_000, "too_deep")

    def test_brackets_in_a_text_are_no_tower(self):
        self.assertIsNone(why(signed(maker='[[[[[[ "\\ {{{')))

    def test_nan_is_refused(self):
        self.refused(signed().replace(b'"12345.6"', b"NaN"), "wrong_number")

    def test_infinity_is_refused(self):
        self.refused(signed().replace(b'"12345.6"', b"-Infinity"), "wrong_number")

    def test_a_float_is_refused(self):
        self.refused(signed().replace(b'"12345.6"', b"1e400"), "wrong_number")

    def test_a_number_of_a_million_digits_is_refused(self):
        raw = signed().replace(b'"revision":1', b'"revision":' + b"9" * 100_000)
        self.refused(raw, "wrong_number")

    def test_a_huge_figure_is_refused(self):
        self.refused(signed().replace(b"12345.6", b"1000000000000"), "wrong_text")

    def test_a_figure_called_nan_is_refused(self):
        self.refused(signed().replace(b"12345.6", b"NaN"), "wrong_text")

    def test_two_writings_of_a_figure_are_not_taken(self):
        self.refused(signed().replace(b"12345.6", b"12345.60"), "wrong_text")

    def test_digits_of_another_alphabet_are_refused(self):
        self.refused(signed().replace(b'"12"', '"١٢"'.encode()), "wrong_text")

    def test_half_a_character_is_refused(self):
        self.refused(signed().replace(b"Essai", rb"\ud800"), "wrong_text")

    def test_a_null_character_is_refused(self):
        self.refused(signed().replace(b"Essai", rb"\u0000"), "wrong_text")

    def test_a_name_has_no_place_in_a_bundle(self):
        self.refused(signed(people=["Jeanne"]), "unexpected")

    def test_a_list_in_place_of_a_bundle_is_refused(self):
        self.refused(b"[]", "wrong_type")

    def test_a_truth_is_no_number(self):
        self.refused(
            signed().replace(b'"revision":1', b'"revision":true'), "wrong_type"
        )

    def test_a_missing_month_is_named(self):
        content = golden_content()
        del content["month"]
        with self.assertRaises(Refused) as caught:
            reader.read(writer.signed(content, PRIVATE))
        self.assertEqual(caught.exception.details, {"place": "/month"})

    def test_a_thirteenth_month_is_refused(self):
        self.refused(signed(month="2026-13"), "wrong_text")

    def test_a_line_end_after_the_code_is_refused(self):
        self.refused(signed(garden="LOIN\n"), "wrong_text")

    def test_another_version_of_the_format_is_refused(self):
        self.refused(signed(schema="cocagne-bundle/2"), "wrong_schema")

    def test_too_many_figures_are_refused(self):
        rows = [PLAIN[0]] * (schema.MAX_FIGURES + 1)
        self.refused(signed(figures=rows), "too_many_figures")

    @given(st.binary(max_size=300))
    def test_any_bytes_are_refused_in_words(self, raw):
        self.assertIsNotNone(why(raw))

    @given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
    def test_any_damage_is_refused_or_breaks_the_signature(self, place, damage):
        raw = signed()
        start = place % len(raw)
        broken = raw[:start] + damage + raw[start + len(damage) :]
        if broken == raw or why(broken):
            return
        content = reader.read(broken)
        same = canonical.canonical(content) == raw
        public = keys.public_key_of(PRIVATE)
        self.assertTrue(same or self.is_refused_later(content, public))

    def is_refused_later(self, content, public):
        name = keys.key_name(public)
        return content["signature"]["key"] != name or not writer.check_signature(
            content, public
        )

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        )
    )
    def test_any_json_is_refused_in_words(self, content):
        self.assertIsNotNone(why(json.dumps(content).encode()))

    @given(
        st.sampled_from(sorted(schema.BUNDLE["properties"])),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
    def test_any_member_replaced_is_read_or_refused_in_words(self, name, value):
        content = json.loads(signed()) | {name: value}
        why(json.dumps(content).encode())
