"""`./cocagne bench`: the measures of tests/bench, beside those of their peers."""

import ast
import json

from .. import databases, ground, scripts, state
from ..say import Failure, say

SUMMARY = "mesure les vitesses et les compare à celles des pairs"
FOLDER = state.ROOT / "tests" / "bench"


def arguments(parser):
    """Which benchmark, and in which form."""
    parser.add_argument("name", nargs="?", help="un seul banc d'essai")
    parser.add_argument("--json", action="store_true", help="une ligne JSON par mesure")


def run(options):
    """Each file on its own clone of the template."""
    files = chosen(options.name)
    place = ground.prepare()
    template = databases.template(place)
    show = (
        (lambda m: print(json.dumps(m, ensure_ascii=False), flush=True))
        if (options.json)
        else (lambda m: print(line(m), flush=True))
    )
    return max(measure(place, template, file, show) for file in files)


def measure(place, template, file, show):
    """Run one file in a database made for it; 1 when it failed."""
    database = databases.temporary(place, "bench")
    databases.drop(place, database)
    databases.clone(place, template, database)
    say("banc", file.stem.removeprefix("bench_"))
    try:
        extra = modules(file)
        if extra:
            databases.install(place, database, extra)
        words = ("run_bench.py", database, file)
        code, answers = scripts.call(place, *words, on_answer=show)
        return code or int(not answers)
    finally:
        databases.drop(place, database)


def chosen(name):
    """The files to run."""
    files = sorted(FOLDER.glob("bench_*.py"))
    known = ", ".join(file.stem.removeprefix("bench_") for file in files)
    if name:
        files = [file for file in files if file.stem == f"bench_{name}"]
    if not files:
        raise Failure("ce banc d'essai n'existe pas.", f"choisissez : {known or '-'}.")
    return files


def modules(file):
    """The file's `MODULES`, read without running it: it imports Odoo."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MODULES":
            return ast.literal_eval(node.value)
    return []


def line(measure):
    """One measure as a row of the table."""
    value = f"{measure.get('value', 0):.4g} {measure.get('unit', '')}"
    text = f"{measure['name']:<36}{measure.get('size', ''):>10}  {value:<18}"
    if measure.get("peer"):
        ratio = measure.get("ratio")
        text += f"{measure['peer']} : {measure.get('peer_value', 0):.4g}"
        text += f"  (x{ratio:.2f})" if ratio is not None else ""
    return text
