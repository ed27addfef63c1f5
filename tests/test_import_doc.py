"""The page on the import names every file and every column."""

from pathlib import Path

from odoo.addons.cocagne_jardin.importer import schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "import.md"


def sections():
    """The text of each file's section, by kind."""
    parts = PAGE.read_text("utf-8").split("\n### ")[1:]
    return {part.split()[0]: part.split("\n## ")[0] for part in parts}


def test_every_file_has_its_section():
    assert set(sections()) == set(schema.BY_KIND)


def test_every_column_is_described():
    described = sections()
    missing = [
        f"{spec.kind}.{column.name}"
        for spec in schema.FILES
        for column in spec.columns
        if column.name not in described[spec.kind]
    ]
    assert missing == []


def test_compulsory_columns_are_bold():
    described = sections()
    for spec in schema.FILES:
        for column in spec.columns:
            bold = f"**{column.name}**" in described[spec.kind]
            assert bold == column.required, f"{spec.kind}.{column.name}"
