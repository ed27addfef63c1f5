"""`./cocagne import garden DIR`: a garden's files into a new company."""

import json
import sys
from pathlib import Path

from .. import databases, ground, scripts
from ..say import Failure, say

SUMMARY = "importe les fichiers d'un jardin dans une nouvelle société"


def arguments(parser):
    """What to import, from where, into which database."""
    parser.add_argument("kind", choices=["garden"], metavar="garden")
    parser.add_argument("directory", type=Path, help="dossier des fichiers")
    parser.add_argument(
        "-d", dest="database", default="cocagne_dev", help="base (créée au besoin)"
    )
    parser.add_argument(
        "--report", action="store_true", help="compte rendu JSON sur la sortie standard"
    )


def run(options):
    """Import, then the report or a readable list; 1 when a line is refused."""
    databases.check_name(options.database)
    if not options.directory.is_dir():
        raise Failure(
            f"le dossier {options.directory} n'existe pas.",
            "donnez le dossier qui contient les fichiers du jardin.",
        )
    place = ground.prepare()
    databases.ensure(place, options.database)
    directory = options.directory.absolute()
    code, answers = scripts.call(place, "import_garden.py", options.database, directory)
    scripts.refuse_without_answer(code, answers, "l'import")
    result, report = answers[-1]["result"], answers[-1]["report"]
    if options.report:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        tell(result)
    return 1 if result.get("errors") else 0


def tell(result):
    """The outcome in French on standard error."""
    for warning in result.get("warnings") or []:
        say("à noter", sentence(warning))
    errors = result.get("errors") or []
    for error in errors:
        print(sentence(error), file=sys.stderr)
    if errors:
        say("refusé", f"{len(errors)} lignes à corriger ; rien n'a été importé.")
    else:
        say("importé", f"société {result.get('company_id')}")


def sentence(error):
    """One refused line: where, what, and what to do."""
    if isinstance(error, str):
        return error
    place = [str(error.get("fichier") or "")]
    if error.get("ligne"):
        place.append(f"ligne {error['ligne']}")
    if error.get("champ"):
        place.append(str(error["champ"]))
    value = error.get("valeur")
    shown = f" (valeur « {value} »)" if value not in (None, "") else ""
    remedy = f" {error['remede']}" if error.get("remede") else ""
    return f"{', '.join(place)} : {error.get('message', '')}{shown}{remedy}"
