"""Creates the gardens that the tests share, once for a template database."""

import importlib
import sys

from session import open_env


def main(database):
    """Call `make_gardens` of each addon whose tests have a cast."""
    with open_env(database, lang="en_US") as env:
        for addon in env["ir.module.module"].search([("state", "=", "installed")]):
            if addon.author and "Cocagne" in addon.author:
                cast = _cast(addon.name)
                if cast:
                    cast.make_gardens(env)
        env.cr.commit()


def _cast(addon):
    try:
        return importlib.import_module(f"odoo.addons.{addon}.tests.common")
    except ModuleNotFoundError:
        return None


if __name__ == "__main__":
    main(*sys.argv[1:])
