"""The set-up as a whole: every part in order, under one lock."""

import os
from dataclasses import dataclass
from pathlib import Path

from . import browser, odoo_source, pdf, postgres, python_env, state


@dataclass
class Ground:
    """All that a command stands on."""

    odoo: odoo_source.Odoo
    python: Path
    server: postgres.Server
    pdf: Path
    browser: Path | None = None

    @property
    def config(self):
        """Odoo's configuration file for this machine."""
        return state.STATE / "odoo.conf"

    def environment(self):
        """The variables of the programs that we run: server, PDF, browser."""
        env = self.server.environment()
        tools = [str(p.parent) for p in (self.pdf, self.browser) if p]
        env["PATH"] = os.pathsep.join([str(self.python.parent), *tools, env["PATH"]])
        env["PYTHONPATH"] = str(state.ROOT)
        env["ODOO_RC"] = str(self.config)
        env["PYTHONUNBUFFERED"] = "1"
        return env

    def write_config(self):
        """The development configuration, completed with what is found here."""
        common = (state.ROOT / "config" / "odoo.conf").read_text(encoding="utf-8")
        folders = [state.ROOT / "addons", *self.odoo.addons]
        found = {
            "addons_path": ",".join(map(str, folders)),
            "data_dir": state.STATE / "data",
            "db_host": self.server.variables["PGHOST"],
            "db_user": self.server.variables["PGUSER"],
            "db_port": self.server.variables.get("PGPORT"),
            "bin_path": self.pdf.parent,
            "screenshots": state.STATE / "screenshots",
        }
        lines = "".join(f"{name} = {value}\n" for name, value in found.items() if value)
        state.write(
            self.config, common.replace("[options]\n", f"[options]\n{lines}", 1)
        )


def prepare(with_browser=False):
    """Every part of the set-up, first hit wins for each."""
    state.prepare()
    waiting = "une autre mise en place est en cours dans cette copie du projet"
    with state.locked(state.STATE / "setup.lock", waiting):
        odoo = odoo_source.ensure()
        python = python_env.ensure()
        python_env.point_at(odoo)
        program = pdf.ensure()
        found = browser.ensure() if with_browser else browser.find()
        ground = Ground(odoo, python, postgres.ensure(), program, found)
        ground.write_config()
    return ground
