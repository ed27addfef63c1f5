"""Views of figures are read from a second PostgreSQL, a read-only copy of the first.

Two real servers: the copy is made by ``pg_basebackup`` and follows the first one. Odoo is
a process of its own with ``db_replica_host`` (see docs/replica.md).
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

import odoo
from odoo.sql_db import close_db, connection_info_for

from cli import embedded

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
PORT = 5433
LOGIN, PASSWORD = "replica-test", "replica-test-1"
TABLE = "cocagne_network_figure"
SCANS = """
    SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0)
      FROM pg_stat_user_tables WHERE relname = %s
"""
WAIT = 60


def connect(database, port=None):
    _name, options = connection_info_for(database)
    if port:
        options = {**options, "port": port}
    connection = psycopg2.connect(**options)
    connection.autocommit = True
    return closing(connection)


def ask(database, query, *values, port=None):
    with connect(database, port) as connection, connection.cursor() as cr:
        cr.execute(query, values)
        return cr.fetchall()


def until(true, seconds=WAIT):
    """Wait until ``true()`` is, and say so when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("nothing happened in time")


@pytest.fixture(scope="module")
def database():
    """A database of its own: the usual one is in use, and what is read is committed."""
    template = os.environ.get("COCAGNE_TEST_TEMPLATE")
    template = template or odoo.tests.common.get_db_name()
    name = f"{template}_replica_{os.getpid()}"
    with connect("postgres") as connection, connection.cursor() as cr:
        names = sql.Identifier(name), sql.Identifier(template)
        cr.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(names[0]))
        cr.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    try:
        yield name
    finally:
        close_db(name)
        with connect("postgres") as connection, connection.cursor() as cr:
            cr.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(names[0])
            )


#: A user of the head office and one figure to read, written by a shell of Odoo.
SEED = f"""
env["res.users"].with_context(no_reset_password=True).create({{
    "name": "Lectrice",
    "login": "{LOGIN}",
    "password": "{PASSWORD}",
    "group_ids": [(4, env.ref("cocagne_jardin.group_head_office").id)],
}})
garden = env["cocagne.network.garden"].create({{"name": "Jardin", "code": "RP"}})
env["cocagne.network.figure"].create({{
    "garden_id": garden.id,
    "month": "2026-05-01",
    "indicator_id": env["cocagne.indicator"].search([], limit=1).id,
    "value": 12,
}})
env.cr.commit()
"""


def write_config(folder, *more):
    """Odoo's configuration of this run, in a file for other processes."""
    known = odoo.tools.config
    names = ("db_host", "db_port", "db_user", "db_password", "data_dir")
    lines = [f"{name} = {known[name]}" for name in names if known[name]]
    lines.append(f"addons_path = {','.join(known['addons_path'])}")
    file = folder / "odoo.conf"
    file.write_text("\n".join(["[options]", "log_level = error", *lines, *more]) + "\n")
    return file


def command_of(config, *words):
    command = [sys.executable, str(ROOT / "cli" / "inside" / "odoo_command.py")]
    return [*command, *words, "-c", str(config)], {**os.environ, "ODOO_RC": str(config)}


@pytest.fixture(scope="module")
def reader(database, tmp_path_factory):
    config = write_config(tmp_path_factory.mktemp("shell"))
    command, environment = command_of(config, "shell", "-d", database, "--no-http")
    done = subprocess.run(
        command, input=SEED, text=True, env=environment, capture_output=True
    )
    assert not done.returncode, done.stderr
    return LOGIN


@pytest.fixture(scope="module")
def replica(database, reader):
    """The port of a second server that follows the first."""
    spot = embedded.place()
    host = connection_info_for(database)[1].get("host")
    if not host or spot.socket.resolve() != Path(host).resolve():
        pytest.skip("the server of this run is not the embedded one")
    data = spot.home / f"replica-{os.getpid()}"
    words = ["-h", spot.socket, "-U", "postgres", "-D", data, "-R", "-X", "stream"]
    spot.call("pg_basebackup", *words, "--checkpoint=fast", "--no-sync")
    try:
        log = data / "replica.log"
        spot.call("pg_ctl", "-D", data, "-w", "-l", log, "-o", f"-p {PORT}", "start")
        yield PORT
    finally:
        spot.call("pg_ctl", "-D", data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(data, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Client:
    """A browser's calls: it remembers its session."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(CookieJar()),
        )

    def call(self, route, **params):
        body = json.dumps({"jsonrpc": "2.0", "params": params}).encode()
        request = urllib.request.Request(
            self.base + route, body, {"Content-Type": "application/json"}
        )
        answer = json.loads(self.opener.open(request, timeout=WAIT).read())
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def is_up(self):
        try:
            self.opener.open(self.base + "/web/login", timeout=WAIT).close()
        except OSError:
            return False
        return True

    def model(self, model, method, *args, **kwargs):
        return self.call(
            f"/web/dataset/call_kw/{model}/{method}",
            model=model,
            method=method,
            args=list(args),
            kwargs=kwargs,
        )


@contextmanager
def served(database, folder, replica):
    """Odoo in a process of its own, with a connection to the replica."""
    port = free_port()
    host = odoo.tools.config["db_host"]
    config = write_config(
        folder, f"db_replica_host = {host}", f"db_replica_port = {replica}"
    )
    words = ["server", "-d", database, f"--http-port={port}", "--max-cron-threads=0"]
    command, environment = command_of(config, *words, f"--db-filter=^{database}$")
    with subprocess.Popen(command, env=environment) as process:
        try:
            client = Client(port)
            until(client.is_up)
            yield client
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def client(database, tmp_path_factory, replica):
    with served(database, tmp_path_factory.mktemp("odoo"), replica) as client:
        client.call(
            "/web/session/authenticate", db=database, login=LOGIN, password=PASSWORD
        )
        yield client


def scans(database, port=None):
    """How often the table of figures was read on a server."""
    return ask(database, SCANS, TABLE, port=port)[0][0]


def test_the_second_server_is_a_read_only_copy(database, replica):
    assert ask(database, "SELECT pg_is_in_recovery()", port=replica) == [(True,)]
    with pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        ask(database, "DELETE FROM cocagne_network_figure RETURNING id", port=replica)


def test_the_pivot_of_figures_is_read_from_the_copy(database, replica, client):
    before = scans(database), scans(database, replica)
    client.model(
        "cocagne.network.figure",
        "formatted_read_group",
        [],
        groupby=["garden_id"],
        aggregates=["__count"],
    )
    until(lambda: scans(database, replica) > before[1])
    assert scans(database) == before[0]


def test_what_is_written_reaches_the_copy(database, replica, client):
    name = "Jardin renommé"
    ask(
        database,
        "UPDATE cocagne_network_garden SET name = %s WHERE code = 'RP' RETURNING id",
        name,
    )
    query = "SELECT name FROM cocagne_network_garden WHERE code = 'RP'"
    until(lambda: ask(database, query, port=replica) == [(name,)])
