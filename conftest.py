"""Collects and marks every test: addons (through pytest-odoo), CLI, demo, setup."""

import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: times are measured in tests/bench.
settings.register_profile("cocagne", deadline=None)
settings.load_profile("cocagne")

ROOT = Path(__file__).parent
SHARED = Path(os.environ.get("COCAGNE_SHARED_DATA") or ROOT.parent / "shared" / "data")
collect_ignore_glob = [".cocagne/*", "tests/bench/*"]


def pytest_collection_modifyitems(items):
    """HttpCase tests are `browser`; what is neither that nor `slow` is `fast`."""
    for item in items:
        if _is_http(item):
            item.add_marker("browser")
        if not any(item.get_closest_marker(name) for name in ("browser", "slow")):
            item.add_marker("fast")
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"no shared data in {SHARED}"))


def _is_http(item):
    # Not imported yet: then no test has it as its class.
    common = sys.modules.get("odoo.tests.common")
    kind = getattr(item, "cls", None)
    return bool(common and kind) and issubclass(kind, common.HttpCase)


@pytest.fixture
def shared_data():
    """The folder of the real-life example files."""
    return SHARED


def pytest_terminal_summary(terminalreporter):
    """How many tests were skipped, and why: a skip must be seen."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]) for report in skipped)
    if reasons:
        terminalreporter.section(f"{len(skipped)} SKIPPED")
        for reason, count in reasons.most_common():
            terminalreporter.line(f"{count} x {reason}")
    if _forbidden(terminalreporter.config, skipped):
        terminalreporter.line("CI: a skipped browser test is a failure", red=True)


def pytest_sessionfinish(session):
    """In CI, browser tests must have run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if _forbidden(session.config, skipped) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _forbidden(config, skipped):
    is_worker = hasattr(config, "workerinput")
    browser = any("browser" in report.keywords for report in skipped)
    return bool(os.environ.get("CI")) and browser and not is_worker
