"""Refreshes the translation files of our addons from a database that has them."""

import io
import json
import pathlib
import sys

from catalogue import borrowed_fields, own_terms, refresh
from session import open_env

from odoo.tools.translate import trans_export

ADDONS = pathlib.Path(__file__).resolve().parent.parent.parent / "addons"


def main(database, *addons):
    """One `@answer` an addon: how many terms, and which ones lack French."""
    with open_env(database) as env:
        for addon in addons:
            if env["ir.module.module"]._get(addon).state != "installed":
                sys.exit(f"{addon} is not installed: its translations would be lost")
            text = io.BytesIO()
            trans_export(False, [addon], text, "po", env)
            borrowed = borrowed_fields(env, addon)
            terms = own_terms(text.getvalue().decode(), borrowed)
            answer = refresh(ADDONS / addon / "i18n", addon, terms)
            print("@answer " + json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
