"""The Chromium of the browser tests."""

import os
import shutil
from pathlib import Path

from . import run, state
from .say import Failure, say

# The names that Odoo looks for on the path.
NAMES = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
HOME = state.STATE / "browser"
NPM_PACKAGE = "@sparticuz/chromium"
REMEDY = "installez Chromium (Debian : apt-get install chromium), puis relancez."


def find():
    """A Chromium that is here already, or None."""
    installed = [shutil.which(name) for name in NAMES]
    own = HOME / "bin" / "chromium"
    found = [p for p in [*installed, str(own)] if p and _starts(p)]
    return Path(found[0]) if found else None


def ensure():
    """A Chromium, or None: then browser tests are skipped, never in CI."""
    found = find()
    for way in (_from_debian, _from_npm):
        if not found:
            found = way()
    if found:
        say("navigateur", str(found))
    elif os.environ.get("CI"):
        raise Failure(
            "aucun Chromium : en CI les tests de navigateur comptent.", REMEDY
        )
    else:
        say("navigateur", f"ABSENT : ses tests seront sautés. {REMEDY}")
    return found


def _starts(program):
    return bool(run.output([str(program), "--version"]))


def _from_debian():
    if os.geteuid() or not shutil.which("apt-get"):
        return None
    say("navigateur", "installation du paquet Debian chromium")
    words = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    env = run.environment(DEBIAN_FRONTEND="noninteractive")
    try:
        run.logged("browser", ["apt-get", "update"], env=env)
        run.logged("browser", words, env=env)
    except Failure as error:
        say("navigateur", error.message)
    return find()


def _from_npm():
    if not (shutil.which("npm") and shutil.which("node")):
        return None
    say("navigateur", f"installation du paquet npm {NPM_PACKAGE}")
    code = (
        f"import c from '{NPM_PACKAGE}'; "
        "process.stdout.write(await c.executablePath());"
    )
    try:
        with state.fresh_folder(HOME / "npm") as folder:
            words = ["npm", "install", "--prefix", folder, NPM_PACKAGE]
            run.logged("browser", words)
        words = ["node", "--input-type=module", "-e", code]
        env = run.environment(TMPDIR=_folder("tmp"))
        program = run.output(words, cwd=HOME / "npm", env=env)
    except Failure as error:
        say("navigateur", error.message)
        return None
    if program:
        (_folder("bin") / "chromium").unlink(missing_ok=True)
        (_folder("bin") / "chromium").symlink_to(program)
    return find()


def _folder(name):
    (HOME / name).mkdir(parents=True, exist_ok=True)
    return HOME / name
