"""Imports a garden's folder; prints the report as JSON, last line of stdout."""

import json
import sys

from session import open_env, say_progress

MODEL = "cocagne.garden.import"


def main(database, directory):
    """All or nothing: the importer's errors leave no trace in the database."""
    with open_env(database) as env:
        if MODEL not in env:
            sys.exit(f"no model {MODEL}: cocagne_jardin is not installed")
        importer = env[MODEL]
        result = importer.import_directory(directory, progress=say_progress)
        errors = result.get("errors") or []
        if errors:
            env.cr.rollback()
        else:
            env.cr.commit()
        report = importer.report(result.get("company_id"), errors)
        answer = {"result": result, "report": report}
        print("@answer " + json.dumps(answer, ensure_ascii=False, default=str))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
