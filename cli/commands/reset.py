"""`./cocagne reset`: throw the local state away."""

import shutil
import sys

from .. import embedded, python_env, state
from ..say import Failure, say

SUMMARY = "efface l'état local (.cocagne) : bases, Odoo, environnement Python"


def arguments(parser):
    """--yes answers the question."""
    parser.add_argument("--yes", action="store_true", help="ne pas demander")


def run(options):
    """Stop the embedded server, then remove everything."""
    if not state.STATE.exists():
        say("reset", "rien à effacer")
        return 0
    if not options.yes and not confirmed():
        raise Failure("rien n'a été effacé.", "./cocagne reset --yes")
    with state.locked(state.STATE / "setup.lock", "une mise en place est en cours"):
        spot = embedded.place()
        if python_env.postgres_programs().is_dir():
            embedded.stop(spot)
        for folder in {spot.home, spot.socket, state.STATE}:
            shutil.rmtree(folder, ignore_errors=True)
    if state.STATE.exists():
        raise Failure(
            f"{state.STATE} n'a pas pu être effacé en entier.",
            "relancez la commande avec l'utilisateur qui l'a créé.",
        )
    say("reset", f"{state.STATE} effacé (les téléchargements sont gardés)")
    return 0


def confirmed():
    """Whether the user said yes on a terminal."""
    if not sys.stdin.isatty():
        return False
    print(f"Effacer {state.STATE} et ses bases ? [o/N] ", end="", file=sys.stderr)
    return sys.stdin.readline().strip().lower() in ("o", "oui", "y", "yes")
