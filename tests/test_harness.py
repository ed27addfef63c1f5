"""The harness itself: what is skipped is counted, and CI accepts no missing browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = """
import pytest

def test_plain():
    pass

@pytest.mark.shared
def test_with_the_example_files():
    pass

@pytest.mark.browser
def test_a_screen():
    pytest.skip("Chrome executable not found")
"""


@pytest.fixture
def session(tmp_path):
    """Runs pytest with our conftest on three little tests."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    shutil.copy(ROOT / "conftest.py", folder)
    (folder / "pytest.ini").write_text(
        "[pytest]\nmarkers =\n  fast\n  browser\n  shared"
    )
    (folder / "test_little.py").write_text(TESTS)

    def run(*words, **variables):
        taken = ("CI", "ODOO_RC", "COCAGNE_SHARED_DATA", "PYTEST_XDIST_WORKER")
        env = {k: v for k, v in os.environ.items() if k not in taken}
        command = [sys.executable, "-m", "pytest", "-p", "no:odoo", *words]
        return subprocess.run(
            command,
            cwd=folder,
            env={**env, **variables},
            capture_output=True,
            text=True,
        )

    return run


def test_skips_are_counted_with_their_reasons(session):
    done = session()
    assert done.returncode == 0, done.stdout
    assert "2 SKIPPED" in done.stdout
    assert "1 x Skipped: no shared data" in done.stdout
    assert "1 x Skipped: Chrome executable not found" in done.stdout


def test_in_ci_a_skipped_browser_test_is_a_failure(session):
    done = session(CI="true")
    assert done.returncode == 1
    assert "a skipped browser test is a failure" in done.stdout


def test_in_ci_other_skips_are_accepted(session):
    assert session("-m", "not browser", CI="true").returncode == 0


def test_shared_tests_run_when_their_files_are_there(session, tmp_path):
    (tmp_path / "shared" / "data").mkdir(parents=True)
    done = session("-m", "shared")
    assert done.returncode == 0 and "1 passed" in done.stdout


def test_what_is_neither_browser_nor_slow_is_fast(session):
    done = session("-m", "fast")
    assert "1 passed" in done.stdout and "1 deselected" in done.stdout
