"""Runs one benchmark file on a database; prints its measures as JSON lines."""

import importlib.util
import json
import os
import sys

from session import open_env


def main(database, file):
    """Each measure is printed as soon as it is known."""
    # Benchmarks share helpers that stand beside them.
    sys.path.insert(0, os.path.dirname(file))
    spec = importlib.util.spec_from_file_location("bench", file)
    module = importlib.util.module_from_spec(spec)
    with open_env(database) as env:
        # only now: Odoo knows where our addons are
        spec.loader.exec_module(module)
        for measure in module.run(env):
            print("@answer " + json.dumps(measure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
