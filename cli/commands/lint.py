"""`./cocagne lint`: style, Odoo's rules, well-formed XML."""

import subprocess
import sys
from xml.etree import ElementTree

from .. import databases, python_env, state
from ..say import say

SUMMARY = "vérifie le style (ruff, pylint-odoo, XML)"
FOLDERS = ["cocagne", "cli", "addons", "demo", "tests", "conftest.py"]


def arguments(parser):
    """--fix mends what ruff can mend."""
    parser.add_argument(
        "--fix", action="store_true", help="corriger ce qui peut l'être"
    )


def run(options):
    """Every check runs, also after a failed one; 1 when any failed."""
    state.prepare()
    with state.locked(state.STATE / "setup.lock"):
        python_env.ensure()
    results = [
        ruff("check", *(["--fix"] if options.fix else [])),
        ruff("format", *([] if options.fix else ["--check"])),
        pylint(),
        xml(),
    ]
    say("lint", "tout va bien" if all(results) else "à corriger, voir ci-dessus")
    return 0 if all(results) else 1


def ruff(*words):
    """One of ruff's two commands over all our Python."""
    present = [name for name in FOLDERS if (state.ROOT / name).exists()]
    return _passes("ruff", "ruff", *words, *present)


def pylint():
    """pylint-odoo's mandatory checks over our addons."""
    folders = [f"addons/{name}" for name in databases.own_addons()]
    config = f"--rcfile={state.ROOT / 'config' / 'pylintrc'}"
    return not folders or _passes("pylint", "pylint", config, *folders)


def _passes(label, *words):
    say("lint", " ".join((label, words[1])))
    command = [str(python_env.PYTHON), "-m", *words]
    done = subprocess.run(command, cwd=state.ROOT, stdout=sys.stderr)
    return done.returncode == 0


def xml():
    """Every XML file can be read."""
    say("lint", "xml")
    fine = True
    for file in sorted((state.ROOT / "addons").rglob("*.xml")):
        try:
            ElementTree.parse(file)
        except ElementTree.ParseError as error:
            print(f"{file.relative_to(state.ROOT)} : {error}", file=sys.stderr)
            fine = False
    return fine
