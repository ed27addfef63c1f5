"""Debian packages without root: apt with lists, cache and sources of our own.

The mirror is the machine's own.  Signatures are always checked by apt itself.
"""

import hashlib
import re
import shutil
import subprocess
import threading
from pathlib import Path
from urllib.parse import unquote

from . import run, state
from .say import Bar, Failure, say

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
FILE = re.compile(r"^'[^']+' (\S+) \d+ ", re.M)
URI = re.compile(r"^'[^']+' (\S+) (\d+) SHA256:([0-9a-f]{64})", re.M)


def available():
    """Whether this machine can fetch and unpack Debian packages."""
    programs = all(shutil.which(name) for name in ("apt-get", "dpkg-deb"))
    return programs and bool(mirror())


def release():
    """The code name of the machine's own Debian release."""
    text = state.read(Path("/etc/os-release"))
    found = re.search(r"^VERSION_CODENAME=(\w+)", text, re.M)
    return found[1] if found else "stable"


def mirror():
    """The Debian mirror that the machine's apt configuration names."""
    lines = run.output(["apt-get", "indextargets", "--format", "$(SITE) $(ORIGIN)"])
    sites = [line.split(" ", 1) for line in (lines or "").splitlines() if line]
    for site, *origin in sites:
        foreign = origin and origin[0].strip() not in ("", "Debian", "$(ORIGIN)")
        if not foreign and "security" not in site and "debian" in site:
            return site
    return None


def fetch(packages, suite=None, closure=False):
    """Download packages into the shared cache; return their files.

    With `closure`, also what they depend on that this machine does not have.
    """
    with state.locked(state.cache() / "apt.lock", "un autre apt de Cocagne travaille"):
        apt = Apt(suite or release())
        apt.update()
        wanted = apt.wanted(packages, closure)
        missing = [package for package in wanted if not package.cached()]
        if missing:
            apt.download(missing)
        return [package.file for package in wanted]


def unpack(files, folder):
    """Unpack package files into one folder, as one root."""
    for file in files:
        done = subprocess.run(
            ["dpkg-deb", "-x", str(file), str(folder)], capture_output=True, text=True
        )
        if done.returncode:
            remedy = run.explain(done.stderr, "apt")
            raise Failure(f"impossible de dépaqueter {file.name}.", remedy)


class Package:
    """One package file: where it is kept and what it must contain."""

    def __init__(self, name, size, checksum):
        self.name = unquote(name).split("_")[0]
        self.file = state.cache() / "debs" / name
        self.size = int(size)
        self.checksum = checksum

    def cached(self):
        """Whether the cache has the file, whole and unchanged."""
        return self.file.is_file() and self.matches(self.file)

    def matches(self, file):
        """Whether a file has the signed checksum."""
        with open(file, "rb") as handle:
            total = hashlib.sha256()
            for block in iter(lambda: handle.read(1 << 20), b""):
                total.update(block)
        return total.hexdigest() == self.checksum


class Apt:
    """apt-get for one suite of Debian, apart from the machine's own."""

    def __init__(self, suite):
        self.suite = suite
        self.folder = state.cache() / "apt" / suite
        for name in ("lists/partial", "archives/partial"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        sources = self.folder / "sources.list"
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        state.write(sources, f"deb {signed}{mirror()} {suite} main\n")
        self.options = self._options(sources)

    def _options(self, sources):
        settings = {
            "Dir::Etc::sourcelist": sources,
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "Dir::State::lists": self.folder / "lists",
            "Dir::Cache": self.folder,
            "Dir::Cache::archives": self.folder / "archives",
            "APT::Sandbox::User": "root",
            "APT::Get::List-Cleanup": "false",
            "Acquire::Languages": "none",
            "Acquire::Retries": "2",
        }
        return [word for k, v in settings.items() for word in ("-o", f"{k}={v}")]

    def command(self, *words):
        """apt-get with our own folders."""
        return ["apt-get", *self.options, *words]

    def update(self):
        """Refresh the lists; an expired mirror is taken, and said so."""
        strict = ["-o", "APT::Update::Error-Mode=any"]
        try:
            run.logged("apt", self.command(*strict, "update"), what="apt-get update")
        except Failure as error:
            stale = ["-o", "Acquire::Check-Valid-Until=false"]
            if "expired" not in state.read(state.LOGS / "apt.log")[-4000:]:
                raise error
            say(
                "apt",
                f"miroir {self.suite} périmé, pris quand même (signature vérifiée)",
            )
            run.logged("apt", self.command(*strict, *stale, "update"))

    def wanted(self, packages, closure):
        """The package files to have, as the signed lists describe them."""
        if closure:
            words = ["install", "-y", "--no-install-recommends", "--print-uris"]
            listing = self._listing(*words, *packages)
            packages = [name.split("_")[0] for name in FILE.findall(listing)]
        if not packages:
            return []
        # Only `download` prints the strong checksums.
        listing = self._listing("download", "--print-uris", *packages)
        return [Package(*found) for found in URI.findall(listing)]

    def _listing(self, *words):
        listing = run.output(self.command(*words))
        if listing is None:
            raise Failure(
                f"le miroir Debian ({self.suite}) n'a pas ce qui est demandé.",
                f"voyez pourquoi par : {' '.join(self.command(*words))}",
            )
        return listing

    def download(self, packages):
        """Fetch these files beside the cache, check them, then move them in."""
        folder = state.cache() / "debs" / "partial"
        folder.mkdir(parents=True, exist_ok=True)
        bar = Bar("téléchargé", sum(p.size for p in packages) / 1e6, "Mo")
        names = [package.name for package in packages]
        over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(folder, bar, over))
        watcher.start()
        try:
            run.logged("apt", self.command("download", *names), cwd=folder)
        finally:
            over.set()
            watcher.join()
            # Also after a failure: what has arrived whole is not fetched again.
            self._keep(folder, packages)
        for package in packages:
            if not package.file.is_file():
                raise Failure(
                    f"le paquet {package.name} reçu n'est pas celui du miroir signé.",
                    "relancez la commande.",
                )

    def _keep(self, folder, packages):
        for package in packages:
            file = folder / package.file.name
            if file.is_file() and package.matches(file):
                file.replace(package.file)


def _watch(folder, bar, over):
    """Draw how much of the download has arrived, until it is over."""
    while not over.wait(0.3):
        sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
        bar.show(sum(sizes) / 1e6)
    bar.clear()
