"""The template database is made again when the addons change, and only then."""

from types import SimpleNamespace

import pytest

from cli import databases


@pytest.fixture
def addons(tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "ADDONS", tmp_path)
    for name, depends in {"one": ["sale"], "two": ["one", "hr"]}.items():
        (tmp_path / name / "tests").mkdir(parents=True)
        (tmp_path / name / "__manifest__.py").write_text(repr({"depends": depends}))
    return tmp_path


@pytest.fixture
def ground():
    return SimpleNamespace(odoo=SimpleNamespace(version="19.0.0"))


def test_dependencies_are_the_others_addons_and_what_france_needs(addons):
    wanted = {"sale", "hr", *databases.ALWAYS}
    assert set(databases.dependencies()) == wanted


def test_a_changed_file_makes_another_template(addons, ground):
    before = databases.addons_key(ground)
    (addons / "one" / "views.xml").write_text("<odoo/>")
    assert databases.addons_key(ground) != before


def test_a_renamed_file_makes_another_template(addons, ground):
    (addons / "one" / "a.xml").write_text("<odoo/>")
    before = databases.addons_key(ground)
    (addons / "one" / "a.xml").rename(addons / "one" / "b.xml")
    assert databases.addons_key(ground) != before


def test_a_changed_test_keeps_the_template(addons, ground):
    before = databases.addons_key(ground)
    (addons / "one" / "tests" / "test_x.py").write_text("pass")
    assert databases.addons_key(ground) == before


def test_a_changed_file_keeps_the_level_of_the_dependencies(addons, ground):
    before = databases.base_key(ground)
    (addons / "one" / "views.xml").write_text("<odoo/>")
    assert databases.base_key(ground) == before


def test_a_new_dependency_makes_another_first_level(addons, ground):
    before = databases.base_key(ground)
    (addons / "one" / "__manifest__.py").write_text(repr({"depends": ["stock"]}))
    assert databases.base_key(ground) != before
