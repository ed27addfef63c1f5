"""Where things are kept, and how they survive a kill at any moment.

What belongs to one checkout is in its `.cocagne` folder, what any checkout may
share (downloads) is in the user's cache folder.  Everything is made under a
temporary name and renamed when whole.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
from pathlib import Path

from .say import Failure, say

ROOT = Path(__file__).resolve().parent.parent
STATE = Path(os.environ.get("COCAGNE_STATE") or ROOT / ".cocagne").absolute()
LOGS = STATE / "logs"


def cache():
    """The download cache: the user's, else (no home to write in) the state's."""
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(base) if base else Path(os.path.expanduser("~")) / ".cache"
    try:
        (folder / "cocagne").mkdir(parents=True, exist_ok=True)
        return folder / "cocagne"
    except OSError:
        fallback = STATE / "cache"
        fallback.mkdir(parents=True, exist_ok=True)
        return fallback


def prepare():
    """Make the state folder, readable to say why when it cannot be made."""
    try:
        LOGS.mkdir(parents=True, exist_ok=True)
    except PermissionError as error:
        raise Failure(
            f"impossible d'écrire dans {STATE}.",
            "lancez la commande depuis une copie du projet qui vous appartient, "
            "ou donnez un autre dossier par la variable COCAGNE_STATE.",
        ) from error


def checkout_id():
    """Six characters that tell this checkout from another on one server."""
    return hashlib.sha256(str(STATE).encode()).hexdigest()[:6]


@contextlib.contextmanager
def locked(path, waiting=None):
    """Hold a lock that the system frees by itself when the process dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting:
                say("attente", waiting)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def write(path, text):
    """Write a whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)


def read(path):
    """The text of a file, empty when it is absent."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


@contextlib.contextmanager
def fresh_folder(path):
    """Fill a temporary folder, that takes the name `path` only when whole."""
    temporary = path.with_name(path.name + ".part")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    yield temporary
    shutil.rmtree(path, ignore_errors=True)
    os.replace(temporary, path)


def digest(*parts):
    """A short name for all this content: texts, and files given as paths."""
    total = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else str(part).encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:12]
