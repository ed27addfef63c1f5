"""The PostgreSQL server: the one the environment names, or an embedded one."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from . import embedded, python_env, run
from .say import Failure, say

FIELDS = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD")


@dataclass
class Server:
    """How to reach a PostgreSQL server, as libpq's variables."""

    variables: dict
    origin: str

    def environment(self):
        """Our environment, aimed at this server, its programs first on the path."""
        programs = str(python_env.postgres_programs())
        path = os.pathsep.join([programs, os.environ.get("PATH", os.defpath)])
        none = dict.fromkeys(("PGDATABASE", "PGSERVICE", *FIELDS))
        return run.environment(**{**none, **self.variables, "PATH": path})

    def query(self, sql, database="postgres"):
        """The rows (as text) of one statement."""
        words = ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database]
        env = self.environment()
        programs = python_env.postgres_programs()
        words[0] = str(programs / "psql") if programs.is_dir() else "psql"
        printed = run.output([*words, "-c", sql], env=env)
        if printed is None:
            raise Failure(
                f"PostgreSQL ({self.origin}) a refusé une commande.",
                "vérifiez PGHOST, PGUSER et PGPASSWORD, et que ce rôle a CREATEDB.",
            )
        return printed.splitlines()


def external():
    """The server that PGHOST or DATABASE_URL names, or None."""
    url = os.environ.get("DATABASE_URL")
    if os.environ.get("PGHOST"):
        values = {k: os.environ[k] for k in FIELDS if os.environ.get(k)}
    elif url:
        values = read_url(url)
    else:
        return None
    values.setdefault("PGUSER", "cocagne")
    if values["PGUSER"] == "postgres":
        raise Failure(
            "Odoo refuse de travailler avec le rôle PostgreSQL « postgres ».",
            "créez un rôle : CREATE ROLE cocagne LOGIN CREATEDB; puis PGUSER=cocagne.",
        )
    return Server(values, f"le serveur de l'environnement ({values['PGHOST']})")


def read_url(url):
    """libpq's variables out of a postgresql:// address."""
    parts = urlsplit(url)
    if not re.fullmatch(r"postgres(ql)?", parts.scheme) or not parts.hostname:
        raise Failure(
            "DATABASE_URL n'est pas une adresse PostgreSQL.",
            "écrivez-la postgresql://role:motdepasse@machine:5432/",
        )
    found = {
        "PGHOST": parts.hostname,
        "PGPORT": parts.port and str(parts.port),
        "PGUSER": parts.username and unquote(parts.username),
        "PGPASSWORD": parts.password and unquote(parts.password),
    }
    return {name: value for name, value in found.items() if value}


def ensure():
    """A server that answers; one line says which."""
    server = external()
    if server:
        version = server.query("SHOW server_version")[0]
    else:
        place = embedded.start()
        server = Server(
            {"PGHOST": str(place.socket), "PGUSER": "cocagne"}, "serveur embarqué"
        )
        version = embedded.version(place.programs)
    say("postgresql", f"{version}, {server.origin}")
    return server


def data_folder() -> Path:
    """Where the embedded server keeps its data."""
    return embedded.place().data
