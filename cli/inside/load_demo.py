"""Builds the demonstration network, runs its main job, prints the summary."""

import json
import pathlib
import sys

from session import open_env, say_progress

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def main(database, out_dir):
    """Load, run, commit; the summary is the last line of stdout."""
    sys.path.insert(0, str(ROOT))
    with open_env(database, http=True) as env:
        # only now: Odoo knows where our addons are
        from demo import main_job, network
        from demo.logins import LOGINS

        network.load(env, say_progress)
        env.cr.commit()
        rows = main_job.run(env, pathlib.Path(out_dir), say_progress)
        env.cr.commit()
    answer = {"rows": [[str(cell) for cell in row] for row in rows]}
    answer["logins"] = [list(login) for login in LOGINS]
    print("@answer " + json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
