"""What the commands refuse before they set anything up, and how they speak."""

import socket

import pytest

from cli.commands import bench, demo, import_garden
from cli.commands.test import parallel
from cli.say import Failure


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_is_taken_is_refused_with_another(taken):
    with pytest.raises(Failure, match=str(taken)) as refused:
        demo.choose_port(taken)
    assert "--port" in refused.value.remedy


def test_the_next_free_port_replaces_the_usual_one(taken, monkeypatch):
    monkeypatch.setattr(demo, "FIRST_PORT", taken)
    assert taken < demo.choose_port(None) < taken + 50


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(Failure):
        demo.choose_port(port)


def test_an_unknown_command_is_refused(machine):
    assert machine.command("fly").returncode == 2


def test_without_a_command_the_help_is_shown(machine):
    done = machine.command()
    assert done.returncode == 2 and "doctor" in done.stderr


def test_a_missing_directory_is_refused_before_any_set_up(machine):
    done = machine.command("import", "garden", "/nowhere", "--report")
    assert done.returncode == 1
    assert done.stdout == "" and "/nowhere" in done.stderr
    assert not machine.state.exists()


@pytest.mark.parametrize("name", ["Jardin", "a b", "a;drop", "", "é"])
def test_a_database_name_that_would_be_misread_is_refused(machine, name):
    done = machine.command("shell", "-d", name)
    assert done.returncode == 1 and "nom de base" in done.stderr


def test_an_unknown_bench_is_refused_with_those_that_exist():
    with pytest.raises(Failure) as refused:
        bench.chosen("nothing")
    assert "choisissez" in refused.value.remedy


def test_a_bench_says_what_more_it_installs_without_being_run(tmp_path):
    file = tmp_path / "bench_x.py"
    file.write_text("import nothing_such\nMODULES = ['contract']\n")
    assert bench.modules(file) == ["contract"]


def test_every_bench_of_the_project_says_what_more_it_installs():
    asked = {file.stem: bench.modules(file) for file in bench.chosen(None)}
    assert asked["bench_billing"] == ["contract"] and asked["bench_network"] == []


def test_a_whole_run_is_shared_out_and_a_chosen_test_is_not():
    assert parallel([], 2)[:2] == ["-n", "2"]
    assert parallel(["-q", "-m", "fast"], 2)[:2] == ["-n", "2"]
    assert parallel([], 1) == []
    for words in (["tests/cli"], ["-k", "x"], ["--pdb"], ["-n", "3"]):
        assert parallel(words, 2) == []


def test_a_refused_line_says_where_what_and_what_to_do():
    error = {
        "fichier": "clients.csv",
        "ligne": 12,
        "champ": "code_postal",
        "valeur": "4400",
        "message": "le code postal a 5 chiffres.",
        "remede": "Corrigez-le.",
    }
    assert import_garden.sentence(error) == (
        "clients.csv, ligne 12, code_postal : le code postal a 5 chiffres. "
        "(valeur « 4400 ») Corrigez-le."
    )


@pytest.fixture
def begun(monkeypatch):
    """A database whose loading was begun, and the key that it has."""
    keys = {}
    monkeypatch.setattr(demo.databases, "names", lambda _place: list(keys))
    monkeypatch.setattr(
        demo.databases, "get_key", lambda _place, name, _parameter: keys.get(name)
    )
    monkeypatch.setattr(demo.Show, "key", lambda _show, _place: "today's files")
    return keys


def test_a_network_that_was_stopped_goes_on(begun):
    begun["part"] = "today's files"
    assert demo.goes_on(None, demo.Show(130), "part")


@pytest.mark.parametrize("key", ["other files", None])
def test_a_network_of_other_files_begins_anew(begun, key):
    begun["part"] = key
    assert not demo.goes_on(None, demo.Show(130), "part")


def test_the_three_gardens_begin_anew(begun):
    begun["part"] = "today's files"
    assert not demo.goes_on(None, demo.Show(), "part")


def test_what_was_never_begun_begins_anew(begun):
    assert not demo.goes_on(None, demo.Show(130), "part")
