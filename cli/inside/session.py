"""An Odoo environment for a script: configuration, registry, cursor."""

import contextlib
import logging
import os
import socket

import odoo
import odoo.api
import odoo.http
import odoo.modules.registry
import odoo.service.server
import odoo.tools


@contextlib.contextmanager
def open_env(database, lang="fr_FR", http=False):
    """An `env` of the superuser on a database; the caller commits.

    With `http`, a server answers meanwhile: PDF reports fetch their styles from it.
    """
    options = ["-c", os.environ["ODOO_RC"], "-d", database]
    odoo.tools.config.parse_config(options, setup_logging=True)
    logging.getLogger("odoo.sql_db").setLevel(logging.CRITICAL)
    registry = odoo.modules.registry.Registry(database)
    with registry.cursor() as cr:
        env = odoo.api.Environment(cr, odoo.api.SUPERUSER_ID, {})
        env = env(context={**env["res.users"].context_get(), "lang": lang})
        with _served(env) if http else contextlib.nullcontext():
            yield env


@contextlib.contextmanager
def _served(env):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    odoo.tools.config["http_port"] = port
    odoo.service.server.load_server_wide_modules()
    server = odoo.service.server.ThreadedServer(odoo.http.root)
    odoo.service.server.server = server
    server.http_spawn()
    parameters = env["ir.config_parameter"].sudo()
    parameters.set_param("report.url", f"http://127.0.0.1:{port}")
    env.cr.commit()
    try:
        yield
    finally:
        env.cr.rollback()
        parameters.set_param("report.url", False)
        env.cr.commit()
        server.httpd.shutdown()


def say_progress(done, total=None, label=""):
    """A progress callable for the addons: one line for the command to draw."""
    print(f"@progress {done} {total or 0} {label}", flush=True)
