"""Packages are fetched once, checked, and a killed download goes on."""

import pytest

FETCH = (
    "from cli import debian; "
    "print(*(f.name for f in debian.fetch(['one', 'two'], suite='sid')))"
)
COPY_ALL = 'cp {shelf}/* . ; echo "$all" >> {folder}/asked'
PACKAGES = {"one": "first content", "two": "second content"}


@pytest.fixture
def shelf(machine):
    shelf = machine.mirror(PACKAGES)
    machine.downloads(COPY_ALL.format(shelf=shelf, folder=machine.folder))
    return shelf


def asked(machine):
    file = machine.folder / "asked"
    return file.read_text().splitlines() if file.exists() else []


def test_packages_arrive_in_the_shared_cache(machine, shelf):
    done = machine.python(FETCH)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["one_1_all.deb", "two_1_all.deb"]
    assert (machine.cache / "cocagne" / "debs" / "two_1_all.deb").exists()


def test_what_the_cache_has_is_not_downloaded_again(machine, shelf):
    machine.python(FETCH)
    machine.python(FETCH)
    assert len(asked(machine)) == 1


def test_what_packages_depend_on_comes_with_them(machine, shelf):
    code = (
        "from cli import debian; "
        "print(len(debian.fetch(['one'], suite='sid', closure=True)))"
    )
    assert machine.python(code).stdout.strip() == "2"


def test_a_killed_download_goes_on_with_what_is_missing(machine, shelf):
    machine.downloads(f"cp {shelf}/one* .; printf half > two_1_all.deb; kill -9 $$")
    assert machine.python(FETCH).returncode == 1
    machine.downloads(COPY_ALL.format(shelf=shelf, folder=machine.folder))
    assert machine.python(FETCH).returncode == 0
    assert asked(machine)[0].endswith(" download two")


def test_a_package_that_is_not_the_signed_one_is_refused(machine, shelf):
    (shelf / "two_1_all.deb").write_text("something else")
    done = machine.python(FETCH)
    assert done.returncode == 1
    assert "two" in done.stderr and "signé" in done.stderr
    assert not (machine.cache / "cocagne" / "debs" / "two_1_all.deb").exists()


def test_no_network_is_said_as_such(machine):
    failing = "echo \"Err: Temporary failure resolving 'mirror'\"; exit 100"
    machine.mirror(PACKAGES, update=failing)
    done = machine.python(FETCH)
    assert done.returncode == 1
    assert "le réseau ne répond pas" in done.stderr


def test_a_full_disk_is_said_as_such(machine, shelf):
    machine.downloads(
        "echo 'E: write (28: No space left on device)'; echo Bye; exit 100"
    )
    done = machine.python(FETCH)
    assert done.returncode == 1
    assert "le disque est plein" in done.stderr
    assert "E: write" in done.stderr


def test_an_expired_mirror_is_taken_and_said(machine):
    expired = (
        'case "$all" in *Check-Valid-Until=false*) exit 0;; esac; '
        "echo 'E: Release file is expired'; exit 100"
    )
    shelf = machine.mirror(PACKAGES, update=expired)
    machine.downloads(COPY_ALL.format(shelf=shelf, folder=machine.folder))
    done = machine.python(FETCH)
    assert done.returncode == 0, done.stderr
    assert "périmé" in done.stderr and "signature vérifiée" in done.stderr
