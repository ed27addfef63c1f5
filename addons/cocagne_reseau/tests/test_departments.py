"""Postcodes of real places: the region of each, as the INSEE has it."""

import re
from pathlib import Path

import pytest

from odoo.addons.cocagne_reseau.geography.departments import (
    REGION_OF,
    REGIONS,
    department_of,
    region_of,
)

DATA = Path(__file__).parents[1] / "data" / "regions.xml"


def test_the_101_departements_have_one_region_each():
    listed = [code for codes in REGIONS.values() for code in codes.split()]
    assert (len(listed), len(REGION_OF)) == (101, 101)


def test_the_regions_are_those_of_the_data():
    text = DATA.read_text(encoding="utf-8")
    assert set(re.findall(r'<field name="code">(\w+)</field>', text)) == set(REGIONS)


@pytest.mark.parametrize(
    ("postcode", "department", "region"),
    [
        ("25000", "25", "27"),
        ("01000", "01", "84"),
        ("67 000", "67", "44"),
        ("44000", "44", "52"),
        ("75011", "75", "11"),
        ("20000", "2A", "94"),
        ("20137", "2A", "94"),
        ("20200", "2B", "94"),
        ("20600", "2B", "94"),
        ("97100", "971", "01"),
        ("97200", "972", "02"),
        ("97300", "973", "03"),
        ("97400", "974", "04"),
        ("97600", "976", "06"),
    ],
)
def test_a_postcode_tells_its_region(postcode, department, region):
    assert (department_of(postcode), region_of(postcode)) == (department, region)


@pytest.mark.parametrize(
    "postcode", ["97133", "97150", "97500", "98000", "98800", "2500", "", None, "ABCDE"]
)
def test_a_place_without_a_french_region_has_none(postcode):
    assert region_of(postcode) is None
