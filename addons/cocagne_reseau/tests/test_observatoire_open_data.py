"""Open data: which totals are published, the same bytes for the same figures, schemas."""

import csv
import hashlib
import io
import json
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cocagne_reseau.report.observatoire.anonymity import (
    LEAST_GARDENS,
    hidden_totals,
    is_told,
)
from odoo.addons.cocagne_reseau.report.observatoire.book import NETWORK, Column, Theme
from odoo.addons.cocagne_reseau.report.observatoire.open_data import (
    OpenData,
    OpenYear,
    Place,
    write_zip,
)
from odoo.addons.cocagne_reseau.report.observatoire.open_schema import (
    FIELDS,
    NAMES,
    VERSION,
    json_schema,
    table_schema,
)

EUROS = Column("sales.euros", "Chiffre", "Tout.", "euros", "Euros", "Somme", 2, "t")
WOMEN = Column("insertion.women", "Femmes", "Tout.", "people", "Gens", "Somme", 1, "t")
EAST, WEST = Place(1, "44", "Grand Est"), Place(2, "53", "Bretagne")
LAKE = Place(11, "LAC", "=1+1", EAST)
#: The archive of ``small()``: it changes with the format, then so does ``VERSION``.
CSV_DIGEST = "8018b9acaf0d52b74e1e4bbfb35cc1911b4b12bfe63558c54090cc1722145390"


def small(**changes):
    """East has four gardens, West three; the women of West are hidden."""
    counted = {
        (1, EUROS.code): {11, 12, 13, 14},
        (2, EUROS.code): {21, 22, 23},
        (1, WOMEN.code): {11, 12, 13, 14},
        (2, WOMEN.code): {21, 22, 23},
    }
    year = {
        "year": 2025,
        "network": {(NETWORK, EUROS.code): 1500.5, (NETWORK, WOMEN.code): 40},
        "regions": {
            (1, EUROS.code): 1000,
            (2, EUROS.code): 500.5,
            (1, WOMEN.code): 40,
            (2, WOMEN.code): None,
        },
        "gardens": {(11, EUROS.code): 250, (11, WOMEN.code): None},
        "counted": counted,
        **changes,
    }
    themes = (
        Theme("sales", "Ventes", (EUROS,)),
        Theme("insertion", "Insertion", (WOMEN,)),
    )
    return OpenData(themes, (OpenYear(**year),), (EAST, WEST), (LAKE,))


def archive_of(data):
    stream = io.BytesIO()
    write_zip(data, stream)
    return stream.getvalue()


def files_of(data):
    archive = zipfile.ZipFile(io.BytesIO(archive_of(data)))
    return {name: archive.read(name) for name in archive.namelist()}


def lines_of(data):
    """{(level, region, garden, indicator): (value, masked)} of the CSV."""
    text = files_of(data)["observatoire.csv"].decode()
    return {
        (row["niveau"], row["code_region"], row["code_jardin"], row["indicateur"]): (
            row["valeur"],
            row["masque"],
        )
        for row in csv.DictReader(io.StringIO(text))
    }


# -- what is published -----------------------------------------------------------------


def test_a_hidden_figure_is_an_empty_cell_that_says_so():
    lines = lines_of(small())
    assert lines["region", "53", "", WOMEN.code] == ("", "true")
    assert lines["jardin", "44", "LAC", WOMEN.code] == ("", "true")


def test_a_shown_figure_is_written_with_a_decimal_point():
    lines = lines_of(small())
    assert lines["reseau", "", "", EUROS.code] == ("1500.5", "false")
    assert lines["region", "44", "", EUROS.code] == ("1000", "false")


def test_a_garden_that_agreed_has_lines_and_the_others_none():
    gardens = {key[2] for key in lines_of(small()) if key[0] == "jardin"}
    assert gardens == {"LAC"}


def test_a_region_of_two_gardens_that_did_not_agree_is_empty_and_another_with_it():
    counted = {
        (1, EUROS.code): {11, 12, 13, 14},
        (2, EUROS.code): {21, 22},
    }
    lines = lines_of(small(counted=counted))
    assert lines["region", "53", "", EUROS.code] == ("", "true")
    # the network less this region would be the other one
    assert lines["region", "44", "", EUROS.code] == ("", "true")
    assert lines["reseau", "", "", EUROS.code] == ("1500.5", "false")


def test_what_nobody_knows_has_no_line():
    lines = lines_of(small(regions={(1, EUROS.code): 1000}))
    assert ("region", "53", "", EUROS.code) not in lines


def test_a_name_is_no_formula():
    text = files_of(small())["observatoire.csv"].decode()
    assert "'=1+1" in text and ",=1+1" not in text


# -- anonymity -------------------------------------------------------------------------

regions_of = st.dictionaries(st.integers(1, 18), st.integers(0, 8), max_size=18)


@given(regions_of)
def test_no_published_total_tells_of_one_or_two_gardens(regions):
    hidden, hides_network = hidden_totals(regions)
    for region, gardens in regions.items():
        assert region in hidden or not is_told(gardens)
    assert hides_network == is_told(sum(regions.values()))


@given(regions_of)
def test_what_is_hidden_is_not_the_network_less_the_rest(regions):
    hidden, hides_network = hidden_totals(regions)
    assert hides_network or not is_told(sum(regions[one] for one in hidden))


@given(st.dictionaries(st.integers(1, 18), st.integers(LEAST_GARDENS, 9), max_size=18))
def test_regions_of_enough_gardens_are_all_published(regions):
    assert hidden_totals(regions) == (set(), False)


# -- formats ---------------------------------------------------------------------------


def test_the_same_figures_give_the_same_bytes():
    again = small()
    again = OpenData(again.themes, again.years, again.regions[::-1], again.gardens)
    assert archive_of(small()) == archive_of(again)


def test_the_csv_is_the_one_of_this_version():
    content = files_of(small())["observatoire.csv"]
    assert VERSION == "1.0.0"
    assert hashlib.sha256(content).hexdigest() == CSV_DIGEST, content.decode()


def test_the_json_says_what_the_csv_says():
    files = files_of(small())
    rows = list(csv.DictReader(io.StringIO(files["observatoire.csv"].decode())))
    document = json.loads(files["observatoire.json"])
    assert document["version"] == VERSION
    assert document["licence"]["name"] == "etalab-2.0"
    assert len(document["lignes"]) == len(rows)
    for line, row in zip(document["lignes"], rows, strict=True):
        assert line["masque"] == (row["masque"] == "true")
        number = float(row["valeur"]) if row["valeur"] else None
        assert line["valeur"] == number
        assert line["indicateur"] == row["indicateur"]


def test_lines_are_as_the_schemas_say():
    kinds = {"integer": int, "string": str, "number": (int, float), "boolean": bool}
    document = json.loads(files_of(small())["observatoire.json"])
    item = json_schema()["properties"]["lignes"]["items"]
    for line in document["lignes"]:
        assert list(line) == list(NAMES) == item["required"]
        for name, kind, _text, rules in FIELDS:
            value = line[name]
            if value is None:
                assert not rules.get("required"), name
            else:
                assert isinstance(value, kinds[kind]), name
                assert value in rules.get("enum", [value])
        assert not (line["masque"] and line["valeur"] is not None)


def test_the_table_schema_describes_each_column():
    files = files_of(small())
    header = files["observatoire.csv"].decode().splitlines()[0].split(",")
    schema = json.loads(files["schema-table.json"])
    assert [field["name"] for field in schema["fields"]] == header
    assert schema == json.loads(json.dumps(table_schema()))
    package = json.loads(files["datapackage.json"])
    assert package["resources"][0]["path"] in files
    assert package["resources"][0]["schema"] in files


def test_a_place_and_indicator_have_one_line_a_year():
    text = files_of(small())["observatoire.csv"].decode()
    keys = "annee", "niveau", "code_region", "code_jardin", "indicateur"
    rows = [
        tuple(row[key] for key in keys) for row in csv.DictReader(io.StringIO(text))
    ]
    assert len(rows) == len(set(rows)) > 0
