"""Where Odoo comes from: the first way that works, said in one line."""

ENSURE = "from cli import odoo_source; print(odoo_source.ensure().path)"


def test_the_environment_s_copy_comes_before_the_unpacked_one(machine, tmp_path):
    mine = machine.odoo(tmp_path / "mine")
    machine.odoo(machine.state / "odoo")
    machine.variables["ODOO_SRC"] = str(mine)
    assert machine.python(ENSURE).stdout.strip() == str(mine)


def test_the_unpacked_one_comes_before_any_download(machine):
    machine.odoo(machine.state / "odoo")
    machine.program("apt-get", f"touch {machine.folder}/called")
    done = machine.python(ENSURE)
    assert done.stdout.strip() == str(machine.state / "odoo")
    assert "déjà en place" in done.stderr
    assert not (machine.folder / "called").exists()


def test_a_copy_of_another_series_is_refused(machine, tmp_path):
    machine.variables["ODOO_SRC"] = str(machine.odoo(tmp_path / "old", "18, 0, 0"))
    done = machine.python(ENSURE)
    assert done.returncode == 1
    assert "18.0" in done.stderr and "Remède" in done.stderr


def test_a_folder_without_odoo_is_refused(machine, tmp_path):
    machine.variables["ODOO_SRC"] = str(tmp_path)
    done = machine.python(ENSURE)
    assert done.returncode == 1 and "aucun Odoo" in done.stderr


def test_without_apt_and_git_the_message_says_what_to_give(machine):
    done = machine.python(ENSURE)
    assert done.returncode == 1
    assert "ODOO_SRC=" in done.stderr and "Remède" in done.stderr


def test_without_apt_the_branch_is_cloned(machine):
    machine.program("git", "exit 128")
    done = machine.python(ENSURE)
    assert done.returncode == 1
    assert "git clone a échoué" in done.stderr
    assert not (machine.state / "odoo").exists()
