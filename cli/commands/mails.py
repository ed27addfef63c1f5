"""`./cocagne mails`: every automatic mail on demonstration data, for proof-reading."""

from html import escape
from pathlib import Path

from .. import databases, ground, scripts, state
from ..say import Failure, say

SUMMARY = "écrit tous les messages automatiques dans des fichiers, pour relecture"


def arguments(parser):
    """Where the files go, and whose data fill them in."""
    parser.add_argument(
        "directory",
        nargs="?",
        type=Path,
        default=state.ROOT / ".cocagne" / "mails",
        help="le dossier des fichiers (par défaut .cocagne/mails)",
    )
    parser.add_argument(
        "-d", "--database", default="cocagne_demo", help="base à lire (démonstration)"
    )


def run(options):
    """Write the files; 1 when a mail does not render, or says nothing somewhere."""
    databases.check_name(options.database)
    place = ground.prepare()
    if options.database not in databases.names(place):
        raise Failure(
            f"la base {options.database} n'existe pas.",
            "lancez ./cocagne demo, ou donnez une base avec -d.",
        )
    code, answers = scripts.call(place, "proof_mails.py", options.database)
    scripts.refuse_without_answer(code, answers, "la relecture")
    proofs = answers[-1]
    index = write(options.directory, proofs)
    say("écrit", str(index))
    wrong = [proof for proof in proofs if proof["problems"]]
    for proof in wrong:
        say("à corriger", f"{proof['code']} : {' ; '.join(proof['problems'])}")
    return 1 if wrong else 0


def write(directory, proofs):
    """One file a mail, and the page that lists them; the path of that page."""
    directory.mkdir(parents=True, exist_ok=True)
    rows = []
    for proof in proofs:
        file = directory / f"{proof['code']}.html"
        file.write_text(page(proof["subject"] or proof["name"], proof["body"]), "utf-8")
        problems = "<br>".join(escape(text) for text in proof["problems"])
        rows.append(
            f'<tr><td><a href="{file.name}">{escape(proof["name"])}</a></td>'
            f"<td>{escape(proof['subject'])}</td><td>{escape(proof['purpose'])}</td>"
            f'<td style="color:#b00">{problems}</td></tr>'
        )
    table = (
        '<table border="1" cellpadding="6" style="border-collapse:collapse">'
        "<tr><th>Message</th><th>Objet</th><th>Envoi</th><th>À corriger</th></tr>"
        f"{''.join(rows)}</table>"
    )
    index = directory / "index.html"
    index.write_text(page("Messages automatiques", table), "utf-8")
    return index


def page(title, body):
    """A whole HTML page."""
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f'<body style="font-family:sans-serif"><h1>{escape(title)}</h1>{body}</body></html>\n'
    )
