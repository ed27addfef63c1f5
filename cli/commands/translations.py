"""`./cocagne translations`: the terms of the code into the French catalogues."""

from .. import databases, ground, scripts
from ..say import say

SUMMARY = "met à jour les fichiers de traduction et dit ce qui manque en français"
SHOWN = 20


def arguments(parser):
    """--all lists every missing term."""
    parser.add_argument(
        "--all", action="store_true", help="montrer tous les termes sans français"
    )


def run(options):
    """Export from a clone of the template; 1 when a term has no French yet."""
    place = ground.prepare()
    template = databases.template(place)
    database = databases.temporary(place, "terms")
    databases.clone(place, template, database)
    try:
        words = ("export_terms.py", database, *databases.own_addons())
        code, answers = scripts.call(place, *words)
    finally:
        databases.drop(place, database)
    scripts.refuse_without_answer(code, answers, "l'export des termes")
    for answer in answers:
        tell(answer, None if options.all else SHOWN)
    return code or int(any(answer["missing"] for answer in answers))


def tell(answer, limit=None):
    """How complete one addon is, and its missing terms, up to `limit` of them."""
    missing = answer["missing"]
    say("français", f"{answer['addon']} : {answer['terms']} termes")
    if missing:
        say("", f"{len(missing)} sans traduction, à écrire dans i18n/fr.po :")
    for term in missing[:limit]:
        print(" ".join(term.split()))
    if limit and len(missing) > limit:
        say("", "la liste entière : ./cocagne translations --all")
