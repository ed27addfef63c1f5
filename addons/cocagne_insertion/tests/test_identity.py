"""Numbers (section 2.4): what each accepts, and the nearest thing it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..identity import annex_number, job_seeker, nir, ntt, pass_number, siret
from ..law.problem import Refused
from .law_case import codes, day

pytestmark = pytest.mark.fast

#: Nobody's: the example of the format.
NIR = "185042599999995"
BIRTH = day("1985-04-12")


def keyed(first_13):
    return first_13 + nir.key(first_13)


def test_the_nir_of_the_example_is_accepted():
    assert not codes(nir.problems(NIR, BIRTH, "M"))
    assert not codes(nir.problems(" 1 85 04 25 999 999 95 ", BIRTH, "M"))


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("185042599999996", ["nir_key"]),
        ("18504259999999", ["nir_shape"]),
        ("1850425999999951", ["nir_shape"]),
        ("585042599999995", ["nir_shape"]),
        ("18504259999999X", ["nir_shape"]),
        ("", ["nir_shape"]),
        (None, ["nir_shape"]),
        ("١85042599999995", ["nir_shape"]),
    ],
)
def test_a_nir_that_is_none(number, found):
    assert codes(nir.problems(number)) == found


@pytest.mark.parametrize("department", ["2A", "2B"])
def test_a_nir_of_corsica(department):
    number = keyed(f"18504{department}999999")
    assert not codes(nir.problems(number.lower(), BIRTH, "M"))
    wrong = number[:-2] + f"{int(number[-2:]) % 97 + 1:02}"
    assert codes(nir.problems(wrong)) == ["nir_key"]


def test_keys_of_corsica_count_as_19_and_18():
    assert nir.key("185042A999999") == nir.key("1850419999999")
    assert nir.key("185042B999999") == nir.key("1850418999999")


@pytest.mark.parametrize("month", [*range(13, 20), *range(43, 50)])
def test_months_that_no_nir_has(month):
    assert codes(nir.problems(keyed(f"185{month:02}25999999"))) == ["nir_month"]


@pytest.mark.parametrize("month", [1, 12, 20, 42, 50, 99])
def test_months_that_a_nir_may_have(month):
    assert not codes(nir.problems(keyed(f"185{month:02}25999999")))


@pytest.mark.parametrize(
    ("birth", "found"),
    [
        ("1985-04-01", []),
        ("1986-04-01", ["nir_other_birth_year"]),
        ("1985-05-01", ["nir_other_birth_month"]),
    ],
)
def test_the_nir_agrees_with_the_birth(birth, found):
    assert codes(nir.problems(NIR, day(birth))) == found


def test_a_fictive_month_agrees_with_any_month_of_the_year():
    number = keyed("1852025999999")
    assert not codes(nir.problems(number, BIRTH))
    assert codes(nir.problems(number, day("1986-04-12"))) == ["nir_other_birth_year"]


def test_a_waiting_number_is_not_compared_with_the_birth():
    number = keyed("3850425999999")
    assert nir.is_waiting(number) and not nir.is_waiting(NIR)
    assert not codes(nir.problems(number, day("1999-01-01"), "M"))


@pytest.mark.parametrize(
    ("digit", "title"),
    [("1", "M"), ("3", "M"), ("7", "M"), ("2", "MME"), ("4", "MME"), ("8", "MME")],
)
def test_the_first_digit_agrees_with_the_title(digit, title):
    number = keyed(f"{digit}850425999999")
    assert not codes(nir.problems(number, BIRTH, title))
    other = "M" if title == "MME" else "MME"
    assert codes(nir.problems(number, BIRTH, other)) == ["nir_other_title"]


@given(st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(position, shift):
    wrong = str((int(NIR[position]) + shift) % 10)
    assert codes(nir.problems(NIR[:position] + wrong + NIR[position + 1 :], BIRTH, "M"))


def test_an_ntt_is_made_of_sex_siren_and_identifier():
    number = ntt.make("MME", "123456782", "abc1")
    assert number == "2123456782abc1"
    assert not codes(ntt.problems(number, "MME", "123456782"))
    assert codes(ntt.problems(number, "M", "987654324")) == [
        "ntt_other_title",
        "ntt_other_siren",
    ]


@pytest.mark.parametrize(
    ("identifier", "found"),
    [
        ("x" * 30, []),
        ("x", []),
        ("x" * 31, ["ntt_shape"]),
        ("", ["ntt_shape"]),
        ("é", ["ntt_shape"]),
    ],
)
def test_an_ntt_has_11_to_40_characters(identifier, found):
    assert codes(ntt.problems(f"1123456782{identifier}")) == found


@pytest.mark.parametrize(
    ("number", "wanted"),
    [("", True), ("785042599999900", True), ("8", True), (NIR, False), ("3", False)],
)
def test_an_ntt_stands_for_no_nir_or_one_of_7_or_8(number, wanted):
    assert ntt.is_wanted(number) == wanted


def test_a_siret_has_14_digits_and_a_key():
    assert not codes(siret.problems("732 829 320 00074"))
    assert codes(siret.problems("73282932000075")) == ["siret_key"]
    assert not codes(siret.problems("73282932000075", check_key=False))
    assert codes(siret.problems("7328293200007")) == ["siret_shape"]
    assert siret.siren("732 829 320 00074") == "732829320"


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("999992600001", []),
        ("99999 26 00001", []),
        ("75631141AB01", []),
        ("756311410001E02", []),
        ("99999260000", ["pass_number_shape"]),
        ("9999926000011", ["pass_number_shape"]),
        ("99999260000A", ["pass_number_not_digits"]),
        ("99999-260000", ["pass_number_shape"]),
    ],
)
def test_r5132_1_2_a_pass_has_12_characters(number, found):
    assert codes(pass_number.problems(number)) == found


def test_a_pass_is_shown_5_2_5():
    assert pass_number.shown("999992600001") == "99999 26 00001"
    assert pass_number.clean(pass_number.shown("999992600001")) == "999992600001"
    assert pass_number.is_platform("999992600001")
    assert not pass_number.is_platform("756311410001")


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("ACI025260001A0M0", []),
        ("EITI02A260001A1M2", []),
        ("aci 025 26 0001 A0 M0", []),
        ("ACI025260001A0", ["annex_number_without_modification"]),
        ("ACI25260001A0M0", ["annex_number_shape"]),
        ("GEIQ025260001A0M0", ["annex_number_shape"]),
        ("ACI025260001A0M10", ["annex_number_shape"]),
        ("ACI025260001", ["annex_number_shape"]),
    ],
)
def test_r5132_27_the_number_of_an_annex(number, found):
    assert codes(annex_number.problems(number)) == found


def test_the_number_of_an_annex_has_17_characters_at_most():
    assert len("EITI02A260001A1M2") == annex_number.LONGEST


def test_the_parts_of_the_number_of_an_annex():
    parts = annex_number.parse("ACI02A260012A1M2")
    assert parts == annex_number.AnnexNumber("ACI", "02A", 2026, 12, 1, 2)
    assert str(parts) == "ACI02A260012A1M2"
    assert parts.is_same_annex(annex_number.parse("ACI02A260012A0", short=True))
    with pytest.raises(Refused):
        annex_number.parse("ACI02A260012A1")


def test_the_number_of_an_annex_is_of_the_measure():
    assert codes(annex_number.problems("EI025260001A0M0", "ACI")) == [
        "annex_number_of_other_measure"
    ]


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("1234567A", []),
        ("12345678", []),
        ("12345678901", []),
        ("123456A", ["job_seeker_number_shape"]),
        ("123456789", ["job_seeker_number_shape"]),
        ("123456789012", ["job_seeker_number_shape"]),
        ("ABCDEFGH", ["job_seeker_number_shape"]),
    ],
)
def test_the_number_of_a_job_seeker(number, found):
    assert codes(job_seeker.problems(number)) == found


@given(st.text(max_size=45))
def test_any_text_is_judged_without_an_error(text):
    for module in (nir, ntt, siret, pass_number, annex_number, job_seeker):
        assert isinstance(codes(module.problems(text)), list)
