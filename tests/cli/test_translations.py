"""The French catalogue follows the terms of the code, and loses no translation."""

import polib
import pytest

from cli.commands import translations
from cli.inside.catalogue import FRENCH, merge, own_terms, refresh


def catalogue(**terms):
    result = polib.POFile()
    result.extend(polib.POEntry(msgid=a, msgstr=b) for a, b in terms.items())
    return result


def texts(merged):
    return [(entry.msgid, entry.msgstr) for entry in merged]


def test_a_known_translation_is_kept():
    merged = merge(catalogue(Basket=""), catalogue(Basket="Panier"), FRENCH)
    assert texts(merged) == [("Basket", "Panier")]


def test_a_new_term_waits_for_its_french():
    merged = merge(catalogue(Round="", Basket=""), catalogue(Basket="Panier"), FRENCH)
    assert texts(merged) == [("Basket", "Panier"), ("Round", "")]


def test_a_term_that_left_the_code_leaves_the_file():
    assert texts(merge(catalogue(), catalogue(Basket="Panier"), FRENCH)) == []


def test_where_a_term_is_used_is_refreshed():
    term = polib.POEntry(msgid="Basket", occurrences=[("code:new.py", "0")])
    known = polib.POEntry(
        msgid="Basket", msgstr="Panier", occurrences=[("code:old.py", "0")]
    )
    merged = merge([term], [known], FRENCH)
    assert merged[0].occurrences == [("code:new.py", "0")]


LABEL = "model:ir.model.fields,field_description:jardin.field_depot__"


def test_the_label_of_a_delegated_field_is_left_to_its_model():
    exported = f'#: {LABEL}email\nmsgid "Email"\nmsgstr ""\n'
    assert own_terms(exported, {"jardin.field_depot__email"}) == []


def test_a_term_that_is_also_ours_is_kept_for_our_part():
    exported = f'#: {LABEL}email\n#: {LABEL}mail\nmsgid "Email"\nmsgstr ""\n'
    kept = own_terms(exported, {"jardin.field_depot__email"})
    assert kept[0].occurrences == [(f"{LABEL}mail", "")]


@pytest.fixture
def folder(tmp_path):
    refresh(tmp_path, "jardin", catalogue(Basket=""))
    return tmp_path


def test_the_terms_without_french_are_told(tmp_path):
    answer = refresh(tmp_path / "i18n", "jardin", catalogue(Basket=""))
    assert answer == {"addon": "jardin", "terms": 1, "missing": ["Basket"]}


def test_a_second_refresh_changes_nothing(folder):
    before = (folder / "fr.po").read_bytes()
    refresh(folder, "jardin", catalogue(Basket=""))
    assert (folder / "fr.po").read_bytes() == before


def test_the_catalogue_says_it_is_french(folder):
    assert polib.pofile(str(folder / "fr.po")).metadata["Language"] == "fr"


def test_the_template_holds_no_translation(folder):
    french = polib.pofile(str(folder / "fr.po"))
    french[0].msgstr = "Panier"
    french.save()
    refresh(folder, "jardin", catalogue(Basket=""))
    assert polib.pofile(str(folder / "jardin.pot"))[0].msgstr == ""


def test_a_long_list_of_missing_terms_is_cut(capsys):
    missing = [f"Term {number}" for number in range(30)]
    translations.tell({"addon": "jardin", "terms": 40, "missing": missing}, 5)
    told = capsys.readouterr()
    assert told.out.count("Term") == 5 and "--all" in told.err
