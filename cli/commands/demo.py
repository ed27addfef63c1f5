"""`./cocagne demo`: the demonstration network, loaded then served."""

import contextlib
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from .. import databases, ground, scripts, state
from ..say import Failure, say, table

SUMMARY = "installe tout, charge le réseau de démonstration et ouvre l'application"
DATABASE = "cocagne_demo"
NETWORK_DATABASE = "cocagne_network"
#: Parameter of a database whose loading began: the key of what is loaded.
BEGUN = "cocagne.demo_begun"
OUT = state.STATE / "sortie"
FIRST_PORT = 8069
#: Below, the three gardens and one of each size would not all be there.
LEAST, MOST = 9, 500


@dataclass(frozen=True)
class Show:
    """What is shown: the three gardens, or with a ``size`` a network of so many.

    The network is a database of its own, made from that of the three gardens.
    """

    size: int = 0

    @property
    def database(self):
        return NETWORK_DATABASE if self.size else DATABASE

    @property
    def summary_file(self):
        return state.STATE / f"{'network' if self.size else 'demo'}.json"

    def key(self, place):
        """What it depends on: our addons, the files of the demo, how many gardens."""
        files = sorted((state.ROOT / "demo").rglob("*"))
        files = [f for f in files if f.is_file() and f.suffix != ".pyc"]
        return state.digest(databases.addons_key(place), str(self.size), *files)


def arguments(parser):
    """Where to serve, and whether to."""
    parser.add_argument("--no-serve", action="store_true", help="charger seulement")
    parser.add_argument("--port", type=int, help=f"port (d'ordinaire {FIRST_PORT})")
    parser.add_argument(
        "--network",
        type=int,
        default=0,
        metavar="N",
        help="un réseau de N jardins avec un an de vie, pour le siège (130 : une "
        "demi-heure et 2,5 Go ; interrompu, il continue)",
    )


def run(options):
    """Load unless it is loaded, show the summary, serve."""
    show = Show(check_size(options.network))
    if not (state.ROOT / "demo" / "network.py").is_file():
        raise Failure("le dossier demo/ de cette copie du projet est incomplet.")
    port = None if options.no_serve else choose_port(options.port)
    place = ground.prepare()
    answer = loaded(place, show) or load(place, show)
    print(table(answer["rows"]))
    say("fichiers", str(OUT))
    if options.no_serve:
        return 0
    return serve(place, port, answer["logins"], show.database)


def check_size(size):
    """The number of gardens asked for, 0 for the usual three."""
    if size and not LEAST <= size <= MOST:
        raise Failure(
            f"--network {size} : un réseau a de {LEAST} à {MOST} jardins.",
            "donnez un nombre entre les deux, par exemple --network 130.",
        )
    return size


def loaded(place, show):
    """The summary of what was already loaded from these files, or None."""
    text = state.read(show.summary_file)
    if not text or show.database not in databases.names(place):
        return None
    answer = json.loads(text)
    if answer["key"] != databases.get_key(place, show.database, "cocagne.demo_key"):
        return None
    if answer["key"] != show.key(place):
        say("demo", "les modules ou le réseau ont changé : nouveau chargement")
        return None
    say("demo", "réseau déjà chargé")
    return answer


def load(place, show):
    """Load in a database of another name, that takes its own when complete."""
    temporary = f"{show.database}_part"
    source, script, words = prepare(place, show)
    if not goes_on(place, show, temporary):
        databases.drop(place, temporary)
        databases.clone(place, source, temporary)
        databases.set_key(place, temporary, show.key(place), BEGUN)
    OUT.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    code, answers = scripts.call(place, script, temporary, *words)
    scripts.refuse_without_answer(code, answers, "le chargement de la démonstration")
    answer = {**answers[-1], "key": show.key(place)}
    databases.set_key(place, temporary, answer["key"], "cocagne.demo_key")
    databases.rename(place, temporary, show.database)
    state.write(show.summary_file, json.dumps(answer, ensure_ascii=False))
    say("demo", f"chargé en {time.monotonic() - start:.0f} s")
    return answer


def goes_on(place, show, temporary):
    """Whether a network of these files and this size was begun and stopped."""
    if not show.size or temporary not in databases.names(place):
        return False
    if databases.get_key(place, temporary, BEGUN) != show.key(place):
        return False
    say("demo", "un chargement avait été interrompu : il continue")
    return True


def prepare(place, show):
    """The database to begin from, the script that goes on, and its words."""
    if not show.size:
        say("demo", "chargement du réseau de démonstration (plusieurs minutes)")
        return databases.template(place), "load_demo.py", [OUT]
    usual = Show()
    if not loaded(place, usual):
        load(place, usual)
    say("demo", f"chargement de {show.size} jardins avec un an de vie (patience)")
    return usual.database, "load_network.py", [show.size]


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


def serve(place, port, logins, database=DATABASE):
    """The web application, until interrupted."""
    script = state.ROOT / "cli" / "inside" / "odoo_command.py"
    words = [place.python, script, "server", "-d", database, f"--http-port={port}"]
    words += [f"--db-filter=^{database}$"]
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
