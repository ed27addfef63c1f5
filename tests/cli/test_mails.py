"""The proof-reading of the mails: what is written, and when it fails."""

from types import SimpleNamespace

import pytest

from cli.commands import mails
from cli.say import Failure

GOOD = {
    "code": "welcome",
    "name": "Bienvenue",
    "purpose": "Au nouvel adhérent.",
    "subject": "Bienvenue <ici>",
    "body": "<p>Bonjour Alice</p>",
    "problems": [],
}
BAD = {**GOOD, "code": "bad", "subject": "", "problems": ["the subject is empty"]}


def test_each_mail_has_its_file_and_the_index_leads_to_all(tmp_path):
    index = mails.write(tmp_path / "new", [GOOD, BAD])
    text = index.read_text("utf-8")
    assert 'href="welcome.html"' in text and "the subject is empty" in text
    assert "Bienvenue &lt;ici&gt;" in text
    assert "Bonjour Alice" in (tmp_path / "new" / "welcome.html").read_text("utf-8")


@pytest.mark.parametrize("proofs, code", [([GOOD], 0), ([GOOD, BAD], 1)])
def test_the_command_fails_when_a_mail_has_a_fault(tmp_path, monkeypatch, proofs, code):
    monkeypatch.setattr(mails.ground, "prepare", lambda: None)
    monkeypatch.setattr(mails.databases, "names", lambda place: ["garden"])
    monkeypatch.setattr(mails.scripts, "call", lambda *words: (0, [proofs]))
    options = SimpleNamespace(directory=tmp_path, database="garden")
    assert mails.run(options) == code


def test_a_missing_database_is_refused_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(mails.ground, "prepare", lambda: None)
    monkeypatch.setattr(mails.databases, "names", lambda place: [])
    options = SimpleNamespace(directory=tmp_path, database="garden")
    with pytest.raises(Failure) as refused:
        mails.run(options)
    assert "cocagne demo" in refused.value.remedy
