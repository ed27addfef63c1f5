"""What ties the fields of a fiche together (sections 2.3 and 2.4)."""

import pytest

from ..exchange.fiche import check, french
from ..exchange.fiche.rules import EITI_ONLY
from ..identity import nir
from .fiche_case import TODAY, changed, found
from .law_case import day, first

pytestmark = pytest.mark.fast

P, A, S = "personnePhysique__", "adresse__", "situationSalarie__"


@pytest.mark.parametrize(
    ("birth", "codes"),
    [
        ("02/03/2009", []),
        ("03/03/2009", ["fiche_too_young"]),
        ("03/03/1926", []),
        ("02/03/1926", ["fiche_too_old"]),
    ],
)
def test_an_employee_is_above_16_and_below_100(birth, codes):
    line = changed(**{P + "dateNaissance": birth, P + "salarieNIR": ""})
    assert found(line) == codes


def test_the_pass_ends_after_it_begins():
    assert found(changed(**{P + "passDateFin": "02/03/2026"})) == []
    assert found(changed(**{P + "passDateFin": "01/03/2026"})) == ["fiche_pass_dates"]


@pytest.mark.parametrize(
    ("commune", "department"),
    [("25056", "025"), ("2A004", "02A"), ("97411", "974"), ("98818", "988")],
)
def test_the_department_of_a_birth_commune(commune, department):
    path = P + "codeComInsee"
    good = {"codeComInsee": commune, "codeDpt": department}
    assert found(changed(**{path: good})) == []
    assert found(changed(**{path: good | {"codeDpt": "099"}})) == [
        "fiche_field_incoherent"
    ]


def born(commune, department, country, group):
    return changed(
        **{
            P + "codeComInsee": {"codeComInsee": commune, "codeDpt": department},
            P + "codeInseePays": country,
            P + "codeGroupePays": group,
        }
    )


def test_the_birth_commune_if_and_only_if_born_in_france():
    assert found(born(None, "099", "351", "3")) == []
    assert found(born(None, "099", "131", "2")) == []
    assert found(born("25056", "025", "351", "3")) == ["fiche_field_only_with_other"]
    assert found(born(None, "099", "100", "1")) == ["fiche_field_wanted_by_other"]
    assert found(born("25056", "025", "100", "2")) == ["fiche_field_incoherent"]


@pytest.mark.parametrize(
    ("name", "on", "off"),
    [
        (
            "salarieTypeEmployeur",
            {"salarieEnEmploi": True, "salarieSansEmploiDepuis": None},
            {},
        ),
        (
            "salarieSansEmploiDepuis",
            {},
            {"salarieEnEmploi": True, "salarieTypeEmployeur": "04"},
        ),
        (
            "inscritPoleEmploiDepuis",
            {},
            {"inscritPoleEmploi": False, "numeroIDE": None},
        ),
        (
            "numeroIDE",
            {},
            {"inscritPoleEmploi": False, "inscritPoleEmploiDepuis": None},
        ),
        (
            "salarieBenefRSADepuis",
            {},
            {"salarieBenefRSA": "NON", "salarieAideSociale": False},
        ),
        (
            "salarieBenefASSDepuis",
            {"salarieBenefASS": True},
            {"salarieBenefASS": False},
        ),
        (
            "salarieBenefAAHDepuis",
            {"salarieBenefAAH": True},
            {"salarieBenefAAH": False},
        ),
    ],
)
def test_a_field_is_filled_if_and_only_if_the_other_says_so(name, on, off):
    value = "1234567A" if name == "numeroIDE" else "04"

    def line(state, filled):
        return changed(
            **{S + key: one for key, one in (state | {name: filled}).items()}
        )

    assert found(line(on, value)) == []
    assert found(line(on, None)) == ["fiche_field_wanted_by_other"]
    assert found(line(off, None)) == []
    assert found(line(off, value)) == ["fiche_field_only_with_other"]


@pytest.mark.parametrize(
    ("rsa", "ass", "aah", "aided"),
    [
        ("NON", False, False, False),
        ("OUI-M", False, False, True),
        ("NON", True, False, True),
        ("NON", False, True, True),
    ],
)
def test_social_aid_is_rsa_or_ass_or_aah(rsa, ass, aah, aided):
    values = {
        "salarieBenefRSA": rsa,
        "salarieBenefRSADepuis": None if rsa == "NON" else "01",
        "salarieBenefASS": ass,
        "salarieBenefASSDepuis": "01" if ass else None,
        "salarieBenefAAH": aah,
        "salarieBenefAAHDepuis": "01" if aah else None,
        "salarieAideSociale": aided,
    }
    line = changed(**{S + key: value for key, value in values.items()})
    assert found(line) == []
    assert found(changed(line, **{S + "salarieAideSociale": not aided})) == [
        "fiche_field_incoherent"
    ]


def test_ata_is_always_false():
    assert found(changed(**{S + "salarieBenefATA": True})) == ["fiche_field_incoherent"]


def keyed(first_13):
    return first_13 + nir.key(first_13)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("185042599999996", "nir_key"),
        (keyed("2850425999999"), "nir_other_title"),
        (keyed("1860425999999"), "nir_other_birth_year"),
        (keyed("1850525999999"), "nir_other_birth_month"),
        (keyed("1851325999999"), "nir_month"),
        (keyed("7850425999999"), "ntt_shape"),
        ("2123456782abc", "ntt_other_title"),
        ("1123456782", "ntt_shape"),
        ("1123456782" + "a" * 31, "ntt_shape"),
    ],
)
def test_the_number_of_the_person(number, problem):
    broken = first(check.line_problems(changed(**{P + "salarieNIR": number}), TODAY))
    assert (broken.code, broken.values["problem"]) == ("fiche_number", problem)


def test_3501_an_update_has_a_number():
    line = changed(typeMouvement="M", **{P + "salarieNIR": ""})
    assert found(line) == ["fiche_field_wanted_by_other"]
    assert found(changed(typeMouvement="M")) == []


def test_an_eiti_may_fill_its_own_fields():
    own = {S + name: True for name in EITI_ONLY}
    assert found(changed(mesure="EITI_DC", **own)) == []


def test_lines_of_the_api_have_more_fields_and_real_contacts():
    line = changed(
        numeroAnnexe="ACI025260001A0M0",
        **{
            P + "NIR": "185042599999995",
            P + "NTT": None,
            A + "adrTelephone": "0100000000",
            A + "adrMail": "alpha@example.org",
        },
    )
    assert found(line, api=True) == []
    assert "fiche_field_unknown" in found(line)


def test_the_old_sense_of_the_french_field():
    july, autumn, winter = day("2026-07-08"), day("2026-11-02"), day("2026-11-16")
    assert french.masters_badly(True, july, header=True) is True
    assert french.masters_badly(True, july, header=False) is False
    assert french.masters_badly(False, day("2026-10-31"), header=False) is True
    assert french.masters_badly(True, winter, header=False) is True
    assert french.masters_badly(True, autumn, header=True) is True
    with pytest.raises(french.UnknownSense):
        french.masters_badly(True, autumn, header=False)


def test_the_sense_of_the_french_field_in_files_turned_on_9_july_2026():
    assert french.masters_badly_in_file(True, day("2026-07-08")) is False
    assert french.masters_badly_in_file(True, day("2026-07-09")) is True
