"""The door refuses a Python on which the rest would fail."""

from importlib.machinery import SourceFileLoader
from types import ModuleType

import pytest

from .conftest import ROOT


@pytest.fixture
def door():
    module = ModuleType("door")
    SourceFileLoader("door", str(ROOT / "cocagne")).exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 10), (3, 11), (3, 12), (3, 13)])
def test_a_python_that_odoo_19_runs_on_is_accepted(door, version):
    assert door.supported((*version, 1))


@pytest.mark.parametrize("version", [(2, 7), (3, 9), (3, 14), (4, 0)])
def test_another_python_is_refused(door, version):
    assert not door.supported((*version, 1))


def test_the_refusal_names_the_python_and_the_remedy(door):
    text = door.refusal((3, 9, 2))
    assert "Python 3.9" in text and "Remède" in text and "python3.12" in text


def test_a_wrong_python_ends_with_an_exit_code_of_its_own(door, monkeypatch, capsys):
    monkeypatch.setattr(door.sys, "version_info", (3, 9, 2, "final", 0))
    assert door.main() == 3
    assert "Python 3.9" in capsys.readouterr().err
