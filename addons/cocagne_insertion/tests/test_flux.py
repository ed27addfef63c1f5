"""Files of fluxIAE (section 2.6): whole, or refused with line and field."""

import gzip
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..exchange import codes
from ..exchange.flux import file, formats, records, schema
from ..exchange.flux.file import Flux
from ..law import exits as leaving
from ..law.problem import Refused
from .law_case import FIGURES

pytestmark = pytest.mark.fast

MOMENT = datetime(2026, 3, 1, 4, 5, 6)
COLUMNS = (
    "emi_sme_mois",
    "emi_sme_annee",
    "emi_pph_id",
    "emi_afi_id",
    "emi_ctr_id",
    "emi_nb_heures_travail",
    "emi_date_fin_reelle",
    "emi_note",
)
ROW = ("2", "2026", "p1", "a1", "c1", "112,67", "", "é")
STATE = Flux("EtatMensuelIndiv", MOMENT, COLUMNS, (ROW, ROW))
NAME = "fluxIAE_EtatMensuelIndiv_01032026_040506.csv.gz"
TEXT = gzip.decompress(file.write(STATE)).decode()


def packed(text):
    return gzip.compress(text.encode())


def refusal(function, *args):
    with pytest.raises(Refused) as caught:
        function(*args)
    return [(one.code, one.values) for one in caught.value.problems]


def test_a_file_is_written_and_read_the_same():
    content = file.write(STATE)
    assert STATE.file_name == NAME
    assert file.read(content, NAME) == STATE
    assert file.write(file.read(content, NAME)) == content


def test_a_file_has_a_first_line_a_header_and_a_last_line():
    lines = TEXT.splitlines()
    assert lines[0] == "DEBEtatMensuelIndiv01032026_040506"
    assert lines[1].startswith("emi_sme_mois|emi_sme_annee")
    assert lines[-1].startswith("FIN")


def test_a_file_is_read_without_compression_and_with_lines_of_windows():
    plain = NAME.removesuffix(".gz")
    assert file.read(TEXT.encode(), plain) == STATE
    assert file.read(TEXT.replace("\n", "\r\n").encode(), plain) == STATE


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="|", min_codepoint=32), max_size=9
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_any_cells_are_written_and_read_the_same(rows):
    flux = Flux("Formations", MOMENT, ("a", "b", "c"), tuple(rows))
    assert file.read(file.write(flux), flux.file_name) == flux


@given(st.integers(1, 60))
def test_a_compressed_file_cut_anywhere_is_refused(cut):
    content = file.write(STATE)
    assert refusal(file.read, content[:-cut], NAME)[0][0] == "flux_not_compressed"


@given(st.integers(0, len(TEXT) - 40))
def test_a_text_cut_before_its_last_line_is_refused(length):
    assert refusal(file.read, packed(TEXT[:length]), NAME)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(content):
    assert refusal(file.read, content, NAME)
    assert refusal(file.read, content, NAME.removesuffix(".gz"))


def test_a_small_file_that_hides_a_huge_one_is_refused():
    bomb = gzip.compress(b"0" * 5_000_000)
    assert refusal(file.read, bomb, NAME, 1_000_000)[0][0] == "flux_too_big"


LINES = TEXT.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("lines", "code", "values"),
    [
        (LINES[1:], "flux_without_beginning", {"line": 1}),
        (["DEBFormations01032026_040506\n", *LINES[1:]], "flux_of_other_file", {"line": 1}),
        (["DEBEtatMensuelIndiv02032026_040506\n", *LINES[1:]], "flux_of_other_file", {"line": 1}),
        (LINES[:1], "flux_without_header", {"line": 2}),
        ([LINES[0], LINES[-1]], "flux_without_header", {"line": 2}),
        (LINES[:-1], "flux_cut", {"line": 4}),
        ([*LINES, LINES[2]], "flux_after_end", {"line": 6}),
        ([*LINES[:3], "2|2026\n", LINES[-1]], "flux_cell_count", {"line": 4, "found": 2}),
        ([*LINES[:3], LINES[2].replace("p1", "p|1"), LINES[-1]], "flux_cell_count", {"line": 4}),
        ([*LINES[:3], LINES[2].replace("p1", "p\0"), LINES[-1]], "flux_control_character", {"line": 4, "field": "emi_pph_id"}),
        ([LINES[0], LINES[1].replace("emi_note", "emi_pph_id"), *LINES[2:]], "flux_column_twice", {"line": 2, "field": "emi_pph_id"}),
        ([LINES[0], LINES[1].replace("emi_note", "=cmd()"), *LINES[2:]], "flux_column_name", {"line": 2}),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_line_and_field(lines, code, values):
    found_code, found = refusal(file.read, packed("".join(lines)), NAME)[0]
    assert found_code == code
    assert values.items() <= found.items()


@pytest.mark.parametrize(
    "name",
    [
        "EtatMensuelIndiv.csv.gz",
        NAME + ".exe",
        "../" + NAME,
        "fluxIAE_X_99999999_040506.csv",
        "",
    ],
)
def test_a_wrong_name_is_refused(name):
    content = b"DEBX99999999_040506\na\nFIN\n"
    assert refusal(file.read, content, name)[0][0] == "flux_file_name"


def test_a_text_that_is_not_utf_8_names_its_line():
    content = TEXT.encode().replace("é".encode(), b"\xe9", 1)
    found = refusal(file.read, content, NAME.removesuffix(".gz"))
    assert found[0][0] == "flux_not_utf8" and found[0][1]["line"] == 3


def test_a_cell_that_would_break_the_file_is_not_written():
    for cell in ("a|b", "a\nb", "a\rb"):
        with pytest.raises(ValueError):
            file.write(STATE._replace(rows=((*ROW[:-1], cell),)))


def test_rows_become_dates_and_numbers():
    row = schema.typed(STATE)[0]
    assert row["emi_nb_heures_travail"] == Decimal("112.67")
    assert row["emi_sme_mois"] == 2 and row["emi_pph_id"] == "p1"
    assert row["emi_date_fin_reelle"] is None and row["line"] == 3
    ended = STATE._replace(rows=((*ROW[:6], "28/02/2026", ""),))
    assert schema.typed(ended)[0]["emi_date_fin_reelle"] == date(2026, 2, 28)


def test_hours_of_a_week_become_a_number():
    columns = (
        "contrat_id_ctr",
        "contrat_id_pph",
        "contrat_id_structure",
        "contrat_type_contrat",
        "contrat_date_embauche",
        "contrat_duree_hebdo_travail",
    )
    row = ("c1", "p1", "s1", "0", "01/03/2026 00:00:00", "26:30")
    read = schema.typed(Flux("ContratMission", MOMENT, columns, (row,)))[0]
    assert read["contrat_duree_hebdo_travail"] == Decimal("26.5")
    assert read["contrat_date_embauche"] == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("position", "cell", "code"),
    [
        (0, "two", "flux_cell_shape"),
        (0, "", "flux_cell_empty"),
        (5, "1e9", "flux_cell_shape"),
        (5, "NaN", "flux_cell_shape"),
        (6, "31/02/2026", "flux_cell_shape"),
        (6, "2026-02-28", "flux_cell_shape"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_line_and_field(position, cell, code):
    rows = (ROW, (*ROW[:position], cell, *ROW[position + 1 :]))
    found_code, values = refusal(schema.typed, STATE._replace(rows=rows))[0]
    assert found_code == code
    assert (values["line"], values["field"]) == (4, COLUMNS[position])


def test_a_missing_column_is_named():
    cut = Flux("EtatMensuelIndiv", MOMENT, COLUMNS[1:], (ROW[1:],))
    assert refusal(schema.typed, cut) == [
        ("flux_column_missing", {"line": 2, "field": "emi_sme_mois"})
    ]


def test_a_file_of_another_kind_is_refused():
    other = Flux("MarchesPublics", MOMENT, ("a",), ())
    assert refusal(schema.typed, other) == [
        ("flux_unknown", {"name": "MarchesPublics"})
    ]


def test_no_more_problems_than_a_person_can_read():
    rows = (("x", *ROW[1:]),) * 5000
    assert len(refusal(schema.typed, STATE._replace(rows=rows))) == file.LIMIT


def test_rows_become_annexes_and_monthly_states():
    state = records.monthly_state(schema.typed(STATE)[0])
    assert (state.contract, state.first) == ("c1", date(2026, 2, 1))
    assert round(state.etp(FIGURES), 3) == Decimal("0.743")
    columns = tuple(column.name for column in schema.ANNEX if column.wanted)
    row = dict(
        af_numero_annexe_financiere="ACI025260001A0M0",
        af_etat_annexe_financiere_code="VALIDE",
        af_date_debut_effet="01/01/2026",
        af_date_fin_effet="31/12/2026",
        af_etp_postes_insertion="24.76",
        af_montant_unitaire_annuel_valeur="23921",
    )
    flux = Flux(
        "AnnexeFinanciere", MOMENT, columns, (tuple(row[name] for name in columns),)
    )
    found = records.annex(schema.typed(flux)[0])
    assert found.posts * found.unit_amount == Decimal("592283.96")
    assert found.is_active(date(2026, 6, 1), FIGURES)


def test_contracts_become_exits_from_their_first_contract_on():
    columns = (
        "contrat_id_ctr",
        "contrat_id_pph",
        "contrat_id_structure",
        "contrat_type_contrat",
        "contrat_date_embauche",
        "contrat_date_sortie_definitive",
        "contrat_motif_sortie_code",
    )
    rows = (
        ("c1", "p1", "s1", "0", "01/01/2026", "", ""),
        ("c2", "p1", "s1", "1", "01/05/2026", "31/05/2026", "3"),
        ("c3", "p2", "s1", "0", "01/05/2026", "31/05/2026", "3"),
        ("c4", "p3", "s1", "0", "01/05/2026", "", ""),
    )
    read = schema.typed(Flux("ContratMission", MOMENT, columns, rows))
    found = dict(records.exits(read, {"p1": Decimal(500), "p2": Decimal(100)}))
    assert sorted(found) == ["p1", "p2"]
    assert found["p1"].recruited == date(2026, 1, 1)
    assert leaving.rates(found.values(), FIGURES).counted == 1


@pytest.mark.parametrize(
    ("code", "has_end", "found"),
    [
        ("FIXED_TERM_I", True, "cddi"),
        ("FIXED_TERM_I_PHC", True, "cddi"),
        ("FIXED_TERM_I_CVG", True, "cddi"),
        ("PERMANENT_I", False, "cdi_inclusion"),
        ("", True, "cddi"),
        ("", False, "cdi_inclusion"),
        ("77", True, "cddi"),
        ("FIXED_TERM", True, None),
        ("TEMPORARY", True, None),
    ],
)
def test_which_contract_a_line_tells(code, has_end, found):
    assert formats.kind(code, has_end) == found


def test_each_contract_of_the_platform_is_of_insertion_or_not():
    assert set(codes.load("contract_type")) == {
        *formats.OTHERS,
        *(code for code in formats.KINDS if "_I" in code),
    }


@pytest.mark.parametrize(
    ("code", "has_end", "found"),
    [
        ("FIXED_TERM_I", True, True),
        ("FIXED_TERM_I", False, False),
        ("PERMANENT_I", False, True),
        ("PERMANENT_I", True, False),
        ("77", True, True),
    ],
)
def test_a_cddi_has_a_last_day_and_a_cdi_inclusion_none(code, has_end, found):
    assert formats.fits(code, has_end) == found
