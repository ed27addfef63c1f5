"""A pretended machine: its programs, its state and its cache belong to one test."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


class Machine:
    """Runs the command line with nothing on the path but what the test wrote."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.state = folder / "state"
        self.cache = folder / "cache"
        self.variables = {}

    def environment(self):
        """The pretended machine's variables, and no other."""
        return {
            "PATH": str(self.bin),
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "COCAGNE_STATE": str(self.state),
            "XDG_CACHE_HOME": str(self.cache),
            "PYTHONPATH": str(ROOT),
            **self.variables,
        }

    def program(self, name, body):
        """Put a shell script on the path."""
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)
        return file

    def command(self, *words):
        """Run ./cocagne with these words."""
        return self._run([str(ROOT / "cocagne"), *words])

    def python(self, code):
        """Run a piece of Python as a command would: failures become sentences."""
        wrapped = (
            "import sys\nfrom cli import main\n"
            f"def body(_words):\n    {code}\n"
            "main._dispatch = body\nsys.exit(main.main([]))"
        )
        return self._run(["-c", wrapped])

    def _run(self, words):
        done = subprocess.run(
            [sys.executable, *words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=self.folder,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def odoo(self, folder, version="19, 0, 0"):
        """A folder that looks like an Odoo of this version."""
        manifest = folder / "odoo" / "addons" / "web" / "__manifest__.py"
        manifest.parent.mkdir(parents=True)
        manifest.write_text("{}")
        (folder / "odoo" / "release.py").write_text(f"version_info = ({version}, 1)\n")
        return folder

    def mirror(self, packages, update="exit 0"):
        """An apt-get whose mirror has these packages: {name: content}."""
        shelf = self.folder / "shelf"
        shelf.mkdir(exist_ok=True)
        uris = []
        for name, content in packages.items():
            file = f"{name}_1_all.deb"
            (shelf / file).write_text(content)
            checksum = hashlib.sha256(content.encode()).hexdigest()
            uris.append(
                f"'http://mirror/{file}' {file} {len(content)} SHA256:{checksum}"
            )
        listing = self.folder / "uris"
        listing.write_text("\n".join(uris) + "\n")
        # The programs of the pretended apt-get are the real machine's.
        tools = f"PATH={os.defpath}"
        self.program(
            "apt-get",
            f'{tools}\nall=" $*"\n'
            'case "$all" in\n'
            "*' indextargets '*) echo 'http://mirror/debian Debian';;\n"
            f"*' install '*' --print-uris '*) sed s/SHA256:.*/MD5Sum:0/ {listing};;\n"
            f"*' --print-uris '*) cat {listing};;\n"
            f"*' update') {update};;\n"
            f"*' download '*) . {self.folder}/download;;\n"
            "esac",
        )
        self.program("dpkg-deb", "exit 0")
        return shelf

    def downloads(self, body):
        """What `apt-get download` does; the wanted words are in $all."""
        (self.folder / "download").write_text(body + "\n")


@pytest.fixture
def machine(tmp_path):
    """A machine with no program at all."""
    return Machine(tmp_path)
