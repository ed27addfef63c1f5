"""Every rule of the fields of a fiche (sections 2.3 and 2.4): accepted, refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..exchange import codes as lists
from ..exchange.fiche import check
from ..exchange.fiche.rules import (
    ADDRESS,
    BIRTH_PLACE,
    EITI_ONLY,
    LINE,
    PERSON,
    SITUATION,
)
from .fiche_case import TODAY, changed, example_line, found
from .law_case import first

pytestmark = pytest.mark.fast

P, A, S = "personnePhysique__", "adresse__", "situationSalarie__"
SHAPE, CODE, TYPE = "fiche_field_shape", "fiche_code_unknown", "fiche_field_type"
MISSING, NULL = "fiche_field_missing", "fiche_field_must_be_null"

EVERY_FIELD = [
    *(field.name for field in LINE),
    *(P + field.name for field in PERSON),
    *(P + "codeComInsee__" + field.name for field in BIRTH_PLACE),
    *(A + field.name for field in ADDRESS),
    *(S + field.name for field in SITUATION),
]
NULLABLE = {
    "codeTraitement",
    "libelleTraitement",
    P + "sufPassIae",
    P + "nomNaissance",
    A + "adrTelephone",
    A + "adrMail",
    A + "adrNumeroVoie",
    A + "codeextensionvoie",
    A + "adrCpltDistribution",
    S + "salarieBenefATADepuis",
    *(S + name for name in EITI_ONLY),
}
#: Null is judged by what another field says.
TIED = {
    P + "codeComInsee__codeComInsee",
    S + "salarieTypeEmployeur",
    S + "salarieSansEmploiDepuis",
    S + "inscritPoleEmploiDepuis",
    S + "numeroIDE",
    S + "salarieBenefRSADepuis",
    S + "salarieBenefASSDepuis",
    S + "salarieBenefAAHDepuis",
}


def test_the_example_has_no_problem():
    assert found(example_line()) == []


@pytest.mark.parametrize("path", EVERY_FIELD)
def test_a_field_left_out_is_named(path):
    problem = first(check.line_problems(changed(**{path: ...}), TODAY, number=1))
    assert problem.code == MISSING
    assert problem.values == {"line": 1, "field": path.replace("__", ".")}


@pytest.mark.parametrize("path", sorted(set(EVERY_FIELD) - TIED))
def test_null_where_it_may_be_and_nowhere_else(path):
    problems = found(changed(**{path: None}))
    assert problems == ([] if path in NULLABLE else [MISSING])


@pytest.mark.parametrize("block", ["", P, P + "codeComInsee__", A, S])
def test_a_field_that_the_format_does_not_know_is_refused(block):
    assert found(changed(**{block + "surprise": 1})) == ["fiche_field_unknown"]


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("typeMouvement", ["C", "M"]),
        ("siret", ["12345678901234"]),
        ("mesure", ["ACI_DC", "AI_DC", "EI_DC", "ETTI_DC"]),
        (P + "passIae", ["999992600001", "75631141AB01"]),
        (P + "idItou", ["f" * 30]),
        (P + "nomUsage", ["D'ARC", "LE-GRAND", "X"]),
        (P + "prenom", ["A" * 30, "JEAN-PAUL"]),
        (P + "dateNaissance", ["30/04/1985"]),
        (P + "salarieNIR", ["", "1123456782abc", "1" + "0" * 9 + "z" * 30]),
        (A + "adrNumeroVoie", ["1", "12-14 BIS", "1234567890", None]),
        (A + "codeextensionvoie", ["B", "T", "Q", "C", None]),
        (A + "codetypevoie", list(lists.load("lane_type"))),
        (A + "adrLibelleVoie", ["X" * 120, "DE L'EGLISE"]),
        (A + "adrCpltDistribution", ["", "Bat 3 @ 2", "x" * 32, None]),
        (A + "codeinseecom", ["2A004", "97411"]),
        (A + "codepostalcedex", ["25000"]),
        (S + "orienteur", list(lists.load("orienter"))),
        (S + "niveauFormation", list(lists.load("education"))),
        (S + "salarieSansEmploiDepuis", ["01", "02", "03", "04"]),
        (S + "numeroIDE", ["1234567A", "12345678", "12345678901"]),
        (S + "salarieBenefRSA", ["OUI-M", "OUI-NM"]),
        (S + "salarieMobilite", [True, False]),
    ],
)
def test_values_that_are_accepted(path, values):
    for value in values:
        assert found(changed(**{path: value})) == [], value


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("numLigne", "1", TYPE),
        ("numLigne", True, TYPE),
        ("typeMouvement", "D", SHAPE),
        ("siret", "1234567890123", SHAPE),
        ("siret", "1234567890123٤", SHAPE),
        ("mesure", "ACI", CODE),
        ("personnePhysique", [], TYPE),
        ("codeTraitement", "00000", SHAPE),
        ("libelleTraitement", "x" * 201, SHAPE),
        (P + "passIae", "99999260000", SHAPE),
        (P + "sufPassIae", "A01", NULL),
        (P + "idItou", "F" * 30, SHAPE),
        (P + "idItou", "f" * 29, SHAPE),
        (P + "civilite", "MLLE", SHAPE),
        (P + "nomUsage", "Testeur", SHAPE),
        (P + "nomUsage", "TESTÉ", SHAPE),
        (P + "nomNaissance", "TESTEUR", NULL),
        (P + "prenom", "A" * 31, SHAPE),
        (P + "prenom", "Alpha", SHAPE),
        (P + "dateNaissance", "1985-04-12", SHAPE),
        (P + "dateNaissance", "31/04/1985", "fiche_date_invalid"),
        (P + "passDateDeb", "30/02/2026", "fiche_date_invalid"),
        (P + "codeComInsee__codeComInsee", "2505", SHAPE),
        (P + "codeComInsee__codeDpt", "25", SHAPE),
        (P + "codeInseePays", "10", SHAPE),
        (P + "codeGroupePays", "4", CODE),
        (A + "adrTelephone", "0100000000", NULL),
        (A + "adrMail", "a@example.org", NULL),
        (A + "adrNumeroVoie", "12345678901", SHAPE),
        (A + "codeextensionvoie", "D", CODE),
        (A + "codetypevoie", "STREET", CODE),
        (A + "adrLibelleVoie", "X" * 121, SHAPE),
        (A + "adrLibelleVoie", "", SHAPE),
        (A + "adrLibelleVoie", "DES ESSAIS (BAS)", SHAPE),
        (A + "adrLibelleVoie", "DES PRÉS", SHAPE),
        (A + "adrCpltDistribution", "x" * 33, SHAPE),
        (A + "adrCpltDistribution", "Bât. 3", SHAPE),
        (A + "codeinseecom", "250560", SHAPE),
        (A + "codepostalcedex", "2500", SHAPE),
        (A + "codepostalcedex", "25000\n", SHAPE),
        (A + "adrLibelleVoie", "DES ESSAIS\n", SHAPE),
        (S + "orienteur", "98", CODE),
        (S + "niveauFormation", "99", CODE),
        (S + "salarieEnEmploi", "false", TYPE),
        (S + "salarieSansEmploiDepuis", "05", CODE),
        (S + "numeroIDE", "123456", SHAPE),
        (S + "salarieBenefRSA", "OUI", CODE),
        (S + "salarieBenefATADepuis", "01", NULL),
        *((S + name, "x", NULL) for name in EITI_ONLY),
        *((S + one.name, 1, TYPE) for one in SITUATION if one.kind == "bool"),
    ],
)
def test_values_that_are_refused(path, value, code):
    assert found(changed(**{path: value})) == [code]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(EVERY_FIELD), JSON)
def test_any_value_in_any_field_is_judged_without_an_error(path, value):
    for api in (False, True):
        assert isinstance(found(changed(**{path: value}), api=api), list)
