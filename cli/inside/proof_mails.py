"""Renders every automatic mail on the data of a database; prints them as JSON."""

import json
import sys

from session import open_env


def main(database):
    """Nothing is written: the transaction is never committed."""
    with open_env(database) as env:
        gardens = env["res.company"].search([("is_garden", "=", True)])
        proofs = env["cocagne.mail.scenario"]._proofs(gardens)
        print("@answer " + json.dumps(proofs, ensure_ascii=False, default=str))
        env.cr.rollback()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
