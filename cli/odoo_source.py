"""Finds Odoo 19 Community: yours, the one unpacked before, Debian's, or a clone."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import debian, run, state
from .say import Failure, say

SERIES = "19.0"
REPOSITORY = "https://github.com/odoo/odoo.git"
# The fonts and scripts are links' targets: without them Odoo's asset bundles fail.
PACKAGES = (
    "odoo-19 libjs-jquery libjs-jquery-form libjs-underscore fonts-montserrat "
    "fonts-roboto-unhinted fonts-inconsolata fonts-ocr-b fonts-font-awesome"
).split()


@dataclass
class Odoo:
    """An Odoo on this machine."""

    path: Path
    origin: str
    version: str

    @property
    def addons(self):
        """The folders where Odoo's own addons are."""
        inside = self.path / "odoo" / "addons"
        # Debian's package has them all there, and a partial copy beside.
        if (inside / "web" / "__manifest__.py").is_file():
            return [inside]
        folders = [self.path / "addons", inside]
        return [f for f in folders if any(f.glob("*/__manifest__.py"))]


def read(folder, origin):
    """The Odoo in a folder: a checkout, a dist-packages folder or an unpacked root."""
    for path in (folder, folder / "usr" / "lib" / "python3" / "dist-packages"):
        text = state.read(path / "odoo" / "release.py")
        found = re.search(r"^version_info = \((\d+), *(\d+)(?:, *(\d+))?", text, re.M)
        if found:
            version = ".".join(number for number in found.groups() if number)
            return Odoo(path, origin, version)
    return None


def ensure():
    """Odoo, by the first way that works; one line says which."""
    odoo = _given() or _unpacked()
    if not odoo:
        odoo = _from_debian() if debian.available() else _cloned()
    say("odoo", f"{odoo.version}, {odoo.origin}")
    return odoo


def find():
    """The Odoo that is here already, without fetching anything."""
    return _given() or _unpacked()


def _given():
    folder = os.environ.get("ODOO_SRC")
    if not folder:
        return None
    odoo = read(Path(folder).expanduser().absolute(), f"votre copie {folder}")
    if odoo and odoo.version.startswith(SERIES) and odoo.addons:
        return odoo
    found = f"la version {odoo.version}" if odoo else "aucun Odoo"
    raise Failure(
        f"ODOO_SRC={folder} : on y trouve {found}, il faut Odoo {SERIES}.",
        "donnez le dossier d'une copie de la branche 19.0, ou retirez la variable.",
    )


def _unpacked():
    odoo = read(state.STATE / "odoo", "déjà en place")
    return odoo if odoo and odoo.addons else None


def _from_debian():
    say("odoo", "téléchargement du paquet Debian odoo-19 (environ 130 Mo)")
    files = debian.fetch(PACKAGES, suite="sid")
    with state.fresh_folder(state.STATE / "odoo") as folder:
        debian.unpack(files, folder)
        _mend(folder)
    return _checked("du paquet Debian odoo-19")


def _mend(folder):
    """Put back what Debian took out and the web client asks for all the same.

    The backend's bundle names a script (blurred video calls) that is not packaged,
    and reports its absence as an error; fonts are links into a newer package.
    """
    addons = read(folder, "").path / "odoo" / "addons"
    script = addons / "mail/static/lib/selfie_segmentation/selfie_segmentation.js"
    if not script.exists():
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text("/* not packaged: video calls have no blur */\n")
    for link in (addons / "web/static/lib/fontawesome/fonts").glob("*"):
        twin = addons / "web/static/src/libs/fontawesome/fonts" / link.name
        if not link.exists() and twin.is_file():
            link.unlink()
            shutil.copyfile(twin, link)


def _cloned():
    if not shutil.which("git"):
        raise Failure(
            "Odoo est introuvable : ni ODOO_SRC, ni apt (Debian), ni git.",
            "installez git, ou donnez une copie d'Odoo 19.0 par ODOO_SRC=/chemin.",
        )
    say("odoo", "copie de la branche 19.0 par git (plusieurs minutes)")
    with state.fresh_folder(state.STATE / "odoo") as folder:
        words = ["git", "clone", "--depth", "1", "--branch", SERIES]
        source = os.environ.get("ODOO_GIT", REPOSITORY)
        run.logged("git", [*words, source, folder], what="git clone")
    return _checked("de la branche 19.0")


def _checked(origin):
    odoo = read(state.STATE / "odoo", origin)
    if odoo and odoo.addons:
        return odoo
    raise Failure(
        "Odoo a été téléchargé mais son contenu n'est pas celui attendu.",
        "relancez la commande, ou donnez une copie d'Odoo 19.0 par ODOO_SRC=/chemin.",
    )
