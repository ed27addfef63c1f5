"""The server that the environment names, and the limits of the embedded one."""

from pathlib import Path

import pytest

from cli import embedded, postgres
from cli.say import Failure

EXTERNAL = "from cli import postgres; print(postgres.external().variables)"


def test_without_variables_there_is_no_external_server(machine):
    code = "from cli import postgres; print(postgres.external())"
    assert machine.python(code).stdout.strip() == "None"


def test_pghost_comes_before_database_url(machine):
    machine.variables.update(PGHOST="db1", DATABASE_URL="postgresql://u@db2/")
    assert "db1" in machine.python(EXTERNAL).stdout


def test_the_role_postgres_is_refused_before_odoo_does(machine):
    machine.variables.update(PGHOST="db1", PGUSER="postgres")
    done = machine.python(EXTERNAL)
    assert done.returncode == 1
    assert "CREATE ROLE cocagne" in done.stderr


def test_an_address_is_read_in_full():
    found = postgres.read_url("postgresql://ana:p%40ss@db.example:5433/postgres")
    assert found == {
        "PGHOST": "db.example",
        "PGPORT": "5433",
        "PGUSER": "ana",
        "PGPASSWORD": "p@ss",
    }


@pytest.mark.parametrize("url", ["mysql://db/x", "db.example", "postgresql:///x"])
def test_another_address_is_refused(url):
    with pytest.raises(Failure, match="DATABASE_URL"):
        postgres.read_url(url)


def test_the_socket_is_beside_the_data():
    home = Path("/srv/jardin/.cocagne/postgres")
    assert embedded.socket_folder(home) == home / "socket"


def test_a_long_path_gets_a_short_socket():
    home = Path("/srv") / ("a" * 90) / "postgres"
    socket = embedded.socket_folder(home) / ".s.PGSQL.5432"
    assert len(str(socket)) < embedded.SOCKET_LIMIT
    assert str(socket).startswith("/tmp/")
