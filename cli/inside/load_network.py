"""Makes the demonstration a network of many gardens; the summary is the last line."""

import json
import pathlib
import sys

from session import open_env, say_progress

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main(database, size):
    """Build the gardens, compute and validate their months, commit."""
    sys.path.insert(0, str(ROOT))
    with open_env(database, http=True) as env:
        # only now: Odoo knows where our addons are
        from demo.logins import LOGINS
        from demo.wide import network

        rows = network.extend(env, int(size), say_progress)
    answer = {"rows": [[str(cell) for cell in row] for row in rows]}
    answer["logins"] = [list(login) for login in LOGINS]
    print("@answer " + json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
