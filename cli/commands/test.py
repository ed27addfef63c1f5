"""`./cocagne test`: every test, on a clone of the template database."""

import os
import subprocess

from .. import databases, ground, state

# Arguments of pytest that choose a few tests, or that one process alone serves.
ALONE = {"-k", "-n", "-s", "-p", "--pdb", "--lf", "--collect-only"}
# A statement of minutes is a fault of ours: PostgreSQL ends it and the test tells which.
PATIENCE = "-c statement_timeout=180s"
SUMMARY = "lance les tests (tous, ou ceux que choisissent des arguments de pytest)"


def arguments(parser):
    """Everything after `test` is pytest's."""
    parser.add_argument("words", nargs="*", metavar="arguments de pytest")


def run(options):
    """Set up, clone, run pytest; its exit code is ours."""
    place = ground.prepare(with_browser=True)
    template = databases.template_of_tests(place)
    database = databases.temporary(place, "test")
    databases.clone(place, template, database)
    words = [place.python, "-m", "pytest", f"--odoo-database={database}"]
    words += ["--odoo-http", *parallel(options.words), *options.words]
    env = place.environment()
    env["COCAGNE_TEST_TEMPLATE"] = template
    env["PGOPTIONS"] = f"{env.get('PGOPTIONS', '')} {PATIENCE}".strip()
    try:
        return subprocess.run(
            [str(w) for w in words], cwd=state.ROOT, env=env
        ).returncode
    finally:
        databases.drop(place, database)


def parallel(words, processors=None):
    """pytest-xdist's options: a whole run is shared out, a chosen test is not.

    Each worker loads Odoo anew, which costs more than a few tests do.
    """
    processors = processors or os.cpu_count() or 1
    if processors < 2 or ALONE & {word.split("=")[0] for word in words}:
        return []
    for before, word in zip(["", *words], words, strict=False):
        if not word.startswith("-") and before not in ("-m", "--durations"):
            return []
    return ["-n", str(min(processors, 4)), "--dist", "loadfile"]
