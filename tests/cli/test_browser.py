"""A missing browser is said loudly, and refused in CI."""

import os

import pytest

ENSURE = "from cli import browser; print(browser.ensure())"


def test_a_chromium_on_the_path_is_taken(machine):
    file = machine.program("chromium", "echo Chromium 150")
    assert machine.python(ENSURE).stdout.strip() == str(file)


def test_a_chromium_that_does_not_start_is_not_taken(machine):
    machine.program("chromium", "exit 1")
    assert machine.python(ENSURE).stdout.strip() == "None"


def test_without_a_browser_the_skip_is_announced(machine):
    done = machine.python(ENSURE)
    assert done.returncode == 0
    assert "ABSENT" in done.stderr and "sautés" in done.stderr


def test_in_ci_a_missing_browser_is_a_failure(machine):
    machine.variables["CI"] = "true"
    done = machine.python(ENSURE)
    assert done.returncode == 1 and "Remède" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_root_installs_debian_s_chromium(machine):
    made = f"printf '#!/bin/sh\\necho Chromium\\n' > {machine.bin}/chromium"
    body = f'case "$*" in install*) {made}; PATH={os.defpath}; chmod 755 {machine.bin}/chromium;; esac'
    machine.program("apt-get", body)
    assert machine.python(ENSURE).stdout.strip() == str(machine.bin / "chromium")
