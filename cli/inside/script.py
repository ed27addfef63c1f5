"""Runs a user's script with `env`; nothing but the script writes on stdout."""

import sys
import traceback

from session import open_env


def main(database, source, *arguments):
    """Run the script as Odoo's shell does: what it does not commit is undone."""
    if source == "-":
        code, name = sys.stdin.read(), "<stdin>"
    else:
        with open(source, encoding="utf-8") as file:
            code, name = file.read(), source
    sys.argv = [name, *arguments]
    with open_env(database) as env:
        scope = {"env": env, "self": env.user, "__name__": "__main__"}
        try:
            exec(compile(code, name, "exec"), scope)
        except Exception:
            traceback.print_exc()
            return 1
        finally:
            env.cr.rollback()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
