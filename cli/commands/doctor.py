"""`./cocagne doctor`: what is here and where, without fetching anything."""

import os
import platform
import shutil

from .. import browser, embedded, odoo_source, pdf, postgres, python_env, state
from ..say import Failure, table

SUMMARY = "dit ce qui a été trouvé et où, sans rien installer"
NEEDED_GB = 4


def arguments(_parser):
    """No argument."""


def run(_options):
    """One line for each part; 1 when a part cannot work."""
    parts = {
        "Python": python,
        "Odoo": odoo,
        "Paquets Python": packages,
        "PostgreSQL": database,
        "wkhtmltopdf": printer,
        "Navigateur": chromium,
        "Place libre": room,
        "Dossier d'état": lambda: str(state.STATE),
        "Téléchargements": lambda: str(state.cache()),
    }
    rows, fine = [], True
    for label, look in parts.items():
        try:
            rows.append((label, look()))
        except Failure as error:
            fine = False
            rows.append((label, f"PROBLÈME : {error.message} {error.remedy or ''}"))
    print(table(rows))
    return 0 if fine else 1


def python():
    """The running Python."""
    return f"{platform.python_version()}, {shutil.which('python3')}"


def odoo():
    """Odoo's version and folder."""
    found = odoo_source.find()
    return f"{found.version}, {found.path}" if found else "à télécharger"


def packages():
    """The state of the virtual environment."""
    return str(python_env.VENV) if python_env.ready() else "à installer"


def database():
    """The server and whether it answers."""
    server = postgres.external()
    if server:
        return f"{server.query('SHOW server_version')[0]}, {server.origin}"
    if not python_env.ready():
        return "serveur embarqué, à installer"
    spot = embedded.place()
    condition = "en marche" if embedded.running(spot) else "arrêté"
    return f"embarqué {embedded.version(spot.programs)}, {condition}, {spot.home}"


def printer():
    """The PDF program."""
    found = pdf.find()
    return f"{pdf.patched(found)}, {found}" if found else "à télécharger"


def chromium():
    """The browser of the tests."""
    return str(browser.find() or "absent (nécessaire aux seuls tests de navigateur)")


def room():
    """The free space where the state is."""
    folder = state.STATE if state.STATE.exists() else state.ROOT
    free = shutil.disk_usage(folder).free / 1e9
    if free < NEEDED_GB and not python_env.ready():
        raise Failure(f"{free:.1f} Go, il en faut {NEEDED_GB} pour installer.")
    return f"{free:.0f} Go" if os.access(folder, os.W_OK) else "dossier protégé"
