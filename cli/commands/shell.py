"""`./cocagne shell`: Odoo's shell, or a script with `env`."""

import subprocess
import sys

from .. import databases, ground, state

SUMMARY = "ouvre la console Odoo, ou exécute un script (fichier ou entrée standard)"


def arguments(parser):
    """The database and the script."""
    parser.add_argument(
        "-d", dest="database", default="cocagne_dev", help="base (créée au besoin)"
    )
    parser.add_argument("file", nargs="?", help="script Python ; - : entrée standard")
    parser.add_argument("rest", nargs="*", help="arguments du script")


def run(options):
    """The script when there is one, else the console."""
    databases.check_name(options.database)
    place = ground.prepare()
    databases.ensure(place, options.database)
    source = options.file or ("-" if not sys.stdin.isatty() else None)
    folder = state.ROOT / "cli" / "inside"
    if source:
        words = [folder / "script.py", options.database, source, *options.rest]
    else:
        words = [folder / "odoo_command.py", "shell", "-d", options.database]
        words += ["--no-http"]
    command = [str(word) for word in (place.python, *words)]
    return subprocess.run(command, env=place.environment()).returncode
