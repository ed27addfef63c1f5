"""`./cocagne demo`: the demonstration network, loaded then served."""

import contextlib
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from .. import databases, ground, scripts, state
from ..say import Failure, say, table

SUMMARY = "installe tout, charge le réseau de démonstration et ouvre l'application"
DATABASE = "cocagne_demo"
SUMMARY_FILE = state.STATE / "demo.json"
OUT = state.STATE / "sortie"
FIRST_PORT = 8069


def arguments(parser):
    """Where to serve, and whether to."""
    parser.add_argument("--no-serve", action="store_true", help="charger seulement")
    parser.add_argument("--port", type=int, help=f"port (d'ordinaire {FIRST_PORT})")


def run(options):
    """Load unless it is loaded, show the summary, serve."""
    if not (state.ROOT / "demo" / "network.py").is_file():
        raise Failure("le dossier demo/ de cette copie du projet est incomplet.")
    port = None if options.no_serve else choose_port(options.port)
    place = ground.prepare()
    answer = loaded(place) or load(place)
    print(table(answer["rows"]))
    say("fichiers", str(OUT))
    return 0 if options.no_serve else serve(place, port, answer["logins"])


def key(place):
    """What the loaded network depends on: our addons and its own files."""
    files = sorted((state.ROOT / "demo").rglob("*"))
    files = [f for f in files if f.is_file() and f.suffix != ".pyc"]
    return state.digest(databases.addons_key(place), *files)


def loaded(place):
    """The summary of a network already loaded from these files, or None."""
    text = state.read(SUMMARY_FILE)
    if not text or DATABASE not in databases.names(place):
        return None
    answer = json.loads(text)
    if not answer["key"] == databases.get_key(place, DATABASE, "cocagne.demo_key"):
        return None
    if answer["key"] != key(place):
        say("demo", "les modules ou le réseau ont changé : nouveau chargement")
        return None
    say("demo", "réseau déjà chargé")
    return answer


def load(place):
    """Load in a database of another name, that takes its own when complete."""
    temporary = f"{DATABASE}_part"
    template = databases.template(place)
    databases.drop(place, temporary)
    databases.clone(place, template, temporary)
    OUT.mkdir(parents=True, exist_ok=True)
    say("demo", "chargement du réseau de démonstration (plusieurs minutes)")
    start = time.monotonic()
    code, answers = scripts.call(place, "load_demo.py", temporary, OUT)
    scripts.refuse_without_answer(code, answers, "le chargement de la démonstration")
    answer = {**answers[-1], "key": key(place)}
    databases.set_key(place, temporary, answer["key"], "cocagne.demo_key")
    databases.rename(place, temporary, DATABASE)
    state.write(SUMMARY_FILE, json.dumps(answer, ensure_ascii=False))
    say("demo", f"chargé en {time.monotonic() - start:.0f} s")
    return answer


def is_free(port):
    """Whether nothing listens on this port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def choose_port(wanted):
    """The port asked for, or the first free one from the usual."""
    if wanted is None:
        ports = range(FIRST_PORT, FIRST_PORT + 50)
        found = next((port for port in ports if is_free(port)), None)
        if found and found != FIRST_PORT:
            say("port", f"{FIRST_PORT} est pris, {found} le remplace")
        if found:
            return found
    elif is_free(wanted):
        return wanted
    raise Failure(
        f"le port {wanted or FIRST_PORT} est déjà pris ou interdit.",
        "arrêtez le programme qui l'occupe, ou donnez-en un autre : --port 8090.",
    )


def serve(place, port, logins):
    """The web application, until interrupted."""
    script = state.ROOT / "cli" / "inside" / "odoo_command.py"
    words = [place.python, script, "server", "-d", DATABASE, f"--http-port={port}"]
    words += [f"--db-filter=^{DATABASE}$"]
    command = [str(word) for word in words]
    with subprocess.Popen(command, env=place.environment()) as process:
        try:
            wait_until_up(process, port)
            print(f"\nCocagne est ouvert : http://127.0.0.1:{port}/", file=sys.stderr)
            rows = [(f"{login} / {word}", role) for login, word, role in logins]
            print(table(rows), "\nCtrl-C pour arrêter.", file=sys.stderr)
            return process.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            stop(process)


def stop(process):
    """Ask the server to end, and make it when it does not."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def wait_until_up(process, port):
    """Until the login page answers, or the server has died."""
    say("demo", "démarrage de l'application")
    for _second in range(120):
        with contextlib.suppress(OSError, urllib.error.URLError):
            address = f"http://127.0.0.1:{port}/web/login"
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            opener.open(address, timeout=30).close()
            return
        if process.poll() is not None:
            break
        time.sleep(1)
    raise Failure("l'application n'a pas démarré, la cause est ci-dessus.")
