"""Files of fiches: bytes to lines and back, limits, batches (sections 2.2, 2.3)."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..exchange import codes as lists
from ..exchange.fiche import check, document
from ..exchange.fiche.document import Document
from ..exchange.fiche.employee import (
    Employee,
    complement,
    first_name,
    from_line,
    neutral,
    to_line,
)
from ..law.problem import Refused
from .fiche_case import EXAMPLE, TODAY, changed, example_line, found, lines, refusal
from .law_case import codes, day

pytestmark = pytest.mark.fast


def test_the_example_is_read_and_written_byte_for_byte():
    written = document.write(document.read(EXAMPLE))
    assert written == json.dumps(json.loads(EXAMPLE), ensure_ascii=False).encode()
    assert document.write(document.read(written)) == written
    one_line = re.sub(rb"\n *", b" ", EXAMPLE.strip()).replace(b"[{ ", b"[{")
    assert written == one_line


def test_the_example_through_readable_names_gives_the_same_bytes():
    read = document.read(EXAMPLE)
    employee = from_line(read.lines[0])
    again = Document((to_line(employee, 1),))
    assert document.write(again) == document.write(read)


def test_the_example_in_readable_names():
    employee = from_line(example_line())
    assert (employee.last_name, employee.birth) == ("TESTEUR", day("1985-04-12"))
    assert employee.nir == "185042599999995" and employee.ntt == ""
    assert employee.rsa == "OUI-NM" and employee.mobility and not employee.employed


CODE = {
    name: st.sampled_from(sorted(lists.load(name)))
    for name in ("orienter", "education")
}
EMPLOYEES = st.builds(
    lambda flags, since, orienter, education, names, registered, ntt: replace(
        from_line(example_line()),
        last_name=names[0],
        first_name=names[1],
        orienter=orienter,
        education=education,
        ass_since=since[0],
        aah_since=since[1],
        rsa="OUI-M" if since[2] else "NON",
        rsa_since=since[2],
        employer_type="" if since[3] else "04",
        unemployed_since=since[3],
        job_seeker_number="1234567A" if registered else "",
        job_seeker_since="01" if registered else "",
        nir="" if ntt else "185042599999995",
        ntt="1123456782abc" if ntt else "",
        **dict(
            zip(("ase", "refugee", "prison", "low_french", "rqth"), flags, strict=True)
        ),
    ),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.lists(st.sampled_from(("", "01", "04")), min_size=4, max_size=4),
    CODE["orienter"],
    CODE["education"],
    st.tuples(*[st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ-'", min_size=1, max_size=30)] * 2),
    st.booleans(),
    st.booleans(),
)


@given(EMPLOYEES)
def test_any_fiche_is_written_without_problem_and_read_the_same(employee):
    line = to_line(employee, 1)
    assert found(line) == []
    content = document.write(Document((line,)))
    assert from_line(document.read(content).lines[0]) == employee
    assert document.write(document.read(content)) == content


def test_names_lose_accents_and_are_cut_on_a_space():
    assert first_name("Chloé") == "CHLOE"
    assert first_name("Marie-Hélène Élisabeth Antoinette") == "MARIE-HELENE ELISABETH"
    assert first_name("A" * 31) == "A" * 30


def test_a_complement_that_the_asp_does_not_take_is_left_out():
    assert complement("Bat 3") == "Bat 3"
    assert complement("x" * 33) is None
    assert complement("Bât. 3") is None
    assert complement("") is None


def test_the_name_of_a_lane_loses_accents_and_parentheses():
    employee = replace(from_line(example_line()), lane_name="des Prés (bas)")
    assert to_line(employee, 1)["adresse"]["adrLibelleVoie"] == "des Pres bas"


def test_an_update_with_missing_data_takes_neutral_values():
    bare = Employee(
        siret="12345678901234",
        measure="ACI_DC",
        pass_number="999992600001",
        uid="f" * 30,
        title="M",
        last_name="Testeur",
        first_name="Alpha",
        birth=day("1985-04-12"),
        pass_start=day("2026-03-01"),
        pass_end=day("2028-02-28"),
        nir="185042599999995",
        unemployed_since="01",
    )
    assert found(to_line(bare, 1, "M"))
    assert found(to_line(neutral(bare), 1, "M")) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (EXAMPLE[:-20], "fiche_json_invalid"),
        (b"", "fiche_json_invalid"),
        (b"\xff\xfe{}", "fiche_json_invalid"),
        (b"\xef\xbb\xbf" + EXAMPLE, "fiche_json_invalid"),
        (EXAMPLE.replace(b'"siret"', b'"mesure"', 1), "fiche_json_invalid"),
        (EXAMPLE.replace(b'"numLigne": 1', b'"numLigne": NaN'), "fiche_json_invalid"),
        (b"[" * 100000, "fiche_json_invalid"),
        (b"[]", "fiche_json_root"),
        (b"{}", "fiche_json_root"),
        (EXAMPLE.replace(b'"telId"', b'"tel"'), "fiche_json_root"),
        (
            b'{"msgInformatif": null, "telId": null, "lignesTelechargement": [1]}',
            "fiche_json_root",
        ),
    ],
)
def test_0012_a_file_that_is_no_list_of_fiches_is_refused(content, code):
    assert refusal(document.read, content)[0] == code


@given(st.integers(0, len(EXAMPLE) - 3))
def test_0012_a_file_cut_anywhere_is_refused(length):
    assert refusal(document.read, EXAMPLE[:length]) == ["fiche_json_invalid"]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(content):
    with pytest.raises(Refused):
        document.read(content)


def test_700_lines_are_accepted_and_701_refused():
    assert document.write(Document(lines(700)))
    assert refusal(document.write, Document(lines(701))) == [
        "fiche_file_too_many_lines"
    ]


def padded(size):
    """A file of exactly this many bytes."""
    line = changed(libelleTraitement="")
    length = size - len(document.write(Document((line,))))
    return Document((changed(libelleTraitement="x" * length),))


def test_2_048_times_1_024_bytes_are_accepted_and_one_more_refused():
    content = document.write(padded(2048 * 1024))
    assert len(document.read(content).lines) == 1
    assert refusal(document.write, padded(2048 * 1024 + 1)) == ["fiche_file_too_big"]
    assert refusal(document.read, content + b" ") == ["fiche_file_too_big"]


def test_creations_and_updates_are_never_in_one_file():
    mixed = Document((*lines(1), *lines(1, "M")))
    assert refusal(document.write, mixed) == ["fiche_file_mixed"]
    content = json.dumps(
        {
            "msgInformatif": None,
            "telId": None,
            "lignesTelechargement": list(mixed.lines),
        }
    ).encode()
    assert refusal(document.read, content) == ["fiche_file_mixed"]


def test_batches_keep_the_limits_and_lose_nobody():
    given_lines = [*lines(701), *lines(3, "M")]
    found_files = list(document.batches(given_lines))
    assert [len(one.lines) for one in found_files] == [700, 1, 3]
    assert [line["numLigne"] for line in found_files[1].lines] == [1]
    sent = sum((one.lines for one in found_files), ())
    assert [one["personnePhysique"] for one in sent] == [
        one["personnePhysique"] for one in given_lines
    ]


@given(st.lists(st.tuples(st.sampled_from("CM"), st.integers(0, 600_000)), max_size=12))
def test_any_batch_can_be_written(sizes):
    given_lines = [
        changed(numLigne=rank, typeMouvement=movement, libelleTraitement="é" * size)
        for rank, (movement, size) in enumerate(sizes, 1)
    ]
    written = list(document.batches(given_lines))
    assert all(len(document.write(one)) <= document.MAX_BYTES for one in written)
    assert sum(len(one.lines) for one in written) == len(given_lines)


def test_a_line_too_big_for_any_file_is_named():
    big = changed(numLigne=7, libelleTraitement="x" * document.MAX_BYTES)
    with pytest.raises(Refused) as caught:
        list(document.batches([big]))
    assert codes(caught.value.problems) == ["fiche_line_too_big"]
    assert caught.value.problems[0].values["line"] == 7


def test_lines_are_numbered_from_1():
    good = lines(2)
    assert codes(check.all_problems(good, TODAY)) == []
    assert codes(check.all_problems([good[1]], TODAY)) == ["fiche_line_number"]


def test_a_pass_is_once_in_a_file_by_measure_and_siret():
    twice = [example_line(), changed(numLigne=2)]
    assert codes(check.all_problems(twice, TODAY)) == ["fiche_twice"]
    other = [example_line(), changed(numLigne=2, mesure="EI_DC")]
    assert codes(check.all_problems(other, TODAY)) == []
