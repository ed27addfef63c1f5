"""Runs other programs, and turns their failures into sentences."""

import contextlib
import os
import re
import subprocess

from .say import Failure
from .state import LOGS

DISK_FULL = ("No space left on device", "ENOSPC", "Disk quota exceeded")
ERROR = re.compile(r"^[\w.]*(Error|Exception)\b|^E: |^ERROR|CRITICAL")
NO_NETWORK = (
    "Could not resolve",
    "Temporary failure resolving",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Failed to establish a new connection",
    "Connection refused",
    "Could not connect",
    "NewConnectionError",
    "NameResolutionError",
)


def output(command, **options):
    """The standard output of a quick command; None when it fails or is absent."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, **options
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


def explain(text, part):
    """The remedy that goes with what a program printed before it failed."""
    if any(sign in text for sign in DISK_FULL):
        return "le disque est plein : libérez de la place, puis relancez la commande."
    if any(sign in text for sign in NO_NETWORK):
        return (
            "le réseau ne répond pas : vérifiez la connexion (ou le mandataire, "
            "variables http_proxy et https_proxy), puis relancez la commande."
        )
    return f"le journal dit pourquoi : {LOGS / part}.log"


def logged(part, command, on_line=None, what=None, **options):
    """Run a command, its output kept in a log; a failure is said with its remedy."""
    LOGS.mkdir(parents=True, exist_ok=True)
    tail = []
    with open(LOGS / f"{part}.log", "a", encoding="utf-8") as log:
        for line in _lines(command, options):
            log.write(line)
            tail = [*tail[-60:], line]
            if on_line:
                on_line(line)
    code = options["result"]
    if code:
        raise Failure(
            f"{what or command[0]} a échoué (code {code}). {cause(tail)}".strip(),
            explain("".join(tail), part),
        )


def cause(lines):
    """The last line that names an error, else the last one."""
    said = [line.strip() for line in lines if line.strip()]
    errors = [line for line in said if ERROR.search(line)]
    return (errors or said or [""])[-1][:200]


def _lines(command, options):
    """The lines of a running command; its exit code ends in options['result']."""
    keep = {k: v for k, v in options.items() if k != "result"}
    try:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            **keep,
        )
    except FileNotFoundError as error:
        raise Failure(f"le programme {command[0]} est introuvable.") from error
    with process, _killed_with_us(process):
        yield from process.stdout
        options["result"] = process.wait()


@contextlib.contextmanager
def _killed_with_us(process):
    """No child is left behind when we are interrupted."""
    try:
        yield
    except BaseException:
        process.terminate()
        raise


def environment(**more):
    """Our environment with other values: a None takes the variable away."""
    env = {**os.environ, **{k: str(v) for k, v in more.items() if v is not None}}
    return {k: v for k, v in env.items() if more.get(k, v) is not None}
