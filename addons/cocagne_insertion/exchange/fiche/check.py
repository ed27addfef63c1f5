"""Every rule over a line of a fiche: its fields, then what ties them together."""

from collections.abc import Iterator, Sequence
from datetime import date

from ...identity import nir, ntt
from ...law import dates
from ...law.problem import Problem, rule
from . import rules
from .rules import SOURCE, day_of

WORKS_ONLY_WITH = rule(
    "fiche_field_only_with_other", SOURCE, "A", ("line", "field", "found", "other")
)
WANTED_BY = rule("fiche_field_wanted_by_other", SOURCE, "A", ("line", "field", "other"))
NOT_EQUAL = rule(
    "fiche_field_incoherent",
    SOURCE,
    "A",
    ("line", "field", "found", "expected", "other"),
)
TOO_YOUNG = rule("fiche_too_young", SOURCE, "A", ("line", "field", "age", "above"))
TOO_OLD = rule("fiche_too_old", SOURCE, "A", ("line", "field", "age", "below"))
PASS_ORDER = rule("fiche_pass_dates", SOURCE, "A", ("line", "field", "start", "end"))
BAD_NUMBER = rule("fiche_number", SOURCE, "A", ("line", "field", "found", "problem"))
WRONG_NUMBER = rule("fiche_line_number", SOURCE, "A", ("line", "found"))
TWICE = rule("fiche_twice", SOURCE, "A", ("line", "siret", "pass_number", "first_line"))

YOUNGEST, OLDEST = 16, 100
ABROAD = "099"
FRANCE, FRENCH_GROUP = "100", "1"
BLOCKS = (
    ("personnePhysique", rules.PERSON),
    ("adresse", rules.ADDRESS),
    ("situationSalarie", rules.SITUATION),
)


def line_problems(line: dict, today: date, *, number: int = 0, api: bool = False):
    """Everything that is wrong with a line.

    :param today: the day for ages.
    :param number: rank of the line, to be named; 0 takes its own ``numLigne``.
    :param api: the line comes from the API, which has more fields and fewer nulls.
    """
    rank = number or (line.get("numLigne") or 0)
    found = list(_shape_problems(line, rank, api))
    yield from found
    if found:
        return
    person, situation = line["personnePhysique"], line["situationSalarie"]
    yield from _person_problems(person, rank, today)
    yield from _birth_place_problems(person, rank)
    yield from _number_problems(person, rank, line.get("typeMouvement"))
    yield from _situation_problems(situation, rank)


def all_problems(
    lines: Sequence[dict], today: date, *, api: bool = False
) -> Iterator[Problem]:
    """Everything that is wrong with the lines of a file, numbers and doubles too."""
    seen = {}
    for rank, line in enumerate(lines, 1):
        if not api and line.get("numLigne") != rank:
            yield WRONG_NUMBER.broken(line=rank, found=line.get("numLigne"))
        found = list(line_problems(line, today, number=rank, api=api))
        yield from found
        if any(problem.code.startswith("fiche_field") for problem in found):
            continue
        key = (line["mesure"], line["siret"], line["personnePhysique"]["passIae"])
        first = seen.setdefault(key, rank)
        if first != rank:
            yield TWICE.broken(
                line=rank, siret=key[1], pass_number=key[2], first_line=first
            )


def _shape_problems(line, rank, api):
    ignored = ("numLigne", "typeMouvement", "codeTraitement", "libelleTraitement")
    fields = tuple(one for one in rules.LINE if not (api and one.name in ignored))
    given = {name: line[name] for name in line if not (api and name in ignored)}
    yield from rules.block_problems(given, fields, rank, "", api=api)
    eiti = line.get("mesure") == "EITI_DC"
    for name, block_fields in BLOCKS:
        block = line.get(name)
        if isinstance(block, dict):
            if eiti:
                block = {
                    key: None if key in rules.EITI_ONLY else block[key] for key in block
                }
            yield from rules.block_problems(block, block_fields, rank, name, api=api)
    person = line.get("personnePhysique")
    place = person.get("codeComInsee") if isinstance(person, dict) else None
    if isinstance(place, dict):
        path = "personnePhysique.codeComInsee"
        yield from rules.block_problems(place, rules.BIRTH_PLACE, rank, path, api=api)


def _person_problems(person, rank, today):
    field = "personnePhysique.dateNaissance"
    age = dates.age(day_of(person["dateNaissance"]), today)
    if age <= YOUNGEST:
        yield TOO_YOUNG.broken(line=rank, field=field, age=age, above=YOUNGEST)
    if age >= OLDEST:
        yield TOO_OLD.broken(line=rank, field=field, age=age, below=OLDEST)
    start, end = day_of(person["passDateDeb"]), day_of(person["passDateFin"])
    if start >= end:
        field = "personnePhysique.passDateFin"
        yield PASS_ORDER.broken(line=rank, field=field, start=start, end=end)


def department(commune: str | None) -> str:
    """``codeDpt`` of a commune: 0 and two characters, or three overseas; 099 abroad."""
    if not commune:
        return ABROAD
    return commune[:3] if commune[:2] in ("97", "98") else "0" + commune[:2]


def _birth_place_problems(person, rank):
    path = "personnePhysique."
    place, country = person["codeComInsee"], person["codeInseePays"]
    commune, group = place["codeComInsee"], person["codeGroupePays"]
    expected = department(commune)
    if place["codeDpt"] != expected:
        yield NOT_EQUAL.broken(
            line=rank,
            field=path + "codeComInsee.codeDpt",
            found=place["codeDpt"],
            expected=expected,
            other=path + "codeComInsee.codeComInsee",
        )
    if country == FRANCE and not commune:
        yield WANTED_BY.broken(
            line=rank,
            field=path + "codeComInsee.codeComInsee",
            other=path + "codeInseePays",
        )
    if country != FRANCE and commune:
        yield WORKS_ONLY_WITH.broken(
            line=rank,
            field=path + "codeComInsee.codeComInsee",
            found=commune,
            other=path + "codeInseePays",
        )
    if country == FRANCE and group != FRENCH_GROUP:
        yield NOT_EQUAL.broken(
            line=rank,
            field=path + "codeGroupePays",
            found=group,
            expected=FRENCH_GROUP,
            other=path + "codeInseePays",
        )


def _number_problems(person, rank, movement):
    """NIR or NIA of 15; NTT where there is none or one of 7 or 8; empty otherwise.

    An update without number is refused by the ASP (3501). Lines of the API have the NIR
    and the NTT apart, too.
    """
    if not person["salarieNIR"] and movement == "M":
        field = "personnePhysique.salarieNIR"
        yield WANTED_BY.broken(line=rank, field=field, other="typeMouvement")
    for name in ("salarieNIR", "NIR", "NTT"):
        if number := person.get(name):
            yield from _one_number_problems(person, rank, name, number)


def _one_number_problems(person, rank, name, number):
    field, title = f"personnePhysique.{name}", person["civilite"]
    if not isinstance(number, str):
        expected = rules.TEXT
        yield rules.WRONG_TYPE.broken(
            line=rank, field=field, found=number, expected=expected
        )
        return
    is_nir = nir.SHAPE.fullmatch(number)
    if name == "NIR" or (name != "NTT" and is_nir and not ntt.is_wanted(number)):
        found = nir.problems(number, day_of(person["dateNaissance"]), title)
    else:
        found = ntt.problems(number, title)
    for problem in found:
        yield BAD_NUMBER.broken(
            line=rank, field=field, found=number, problem=problem.code
        )


#: Pairs of fields: the first is filled if and only if the second says so.
_TIED = (
    ("salarieTypeEmployeur", "salarieEnEmploi", lambda value: value),
    ("salarieSansEmploiDepuis", "salarieEnEmploi", lambda value: not value),
    ("inscritPoleEmploiDepuis", "inscritPoleEmploi", lambda value: value),
    ("numeroIDE", "inscritPoleEmploi", lambda value: value),
    ("salarieBenefRSADepuis", "salarieBenefRSA", lambda value: value != "NON"),
    ("salarieBenefASSDepuis", "salarieBenefASS", lambda value: value),
    ("salarieBenefAAHDepuis", "salarieBenefAAH", lambda value: value),
)


def _situation_problems(situation, rank):
    path = "situationSalarie."
    for name, other, wanted in _TIED:
        value, where = situation[name], {"line": rank, "field": path + name}
        if wanted(situation[other]):
            if value is None:
                yield WANTED_BY.broken(**where, other=path + other)
        elif value is not None:
            yield WORKS_ONLY_WITH.broken(**where, found=value, other=path + other)
    if situation["salarieBenefATA"]:
        yield NOT_EQUAL.broken(
            line=rank,
            field=path + "salarieBenefATA",
            found=True,
            expected=False,
            other="",
        )
    aided = (
        situation["salarieBenefRSA"] != "NON"
        or situation["salarieBenefASS"]
        or situation["salarieBenefAAH"]
    )
    if situation["salarieAideSociale"] != aided:
        yield NOT_EQUAL.broken(
            line=rank,
            field=path + "salarieAideSociale",
            found=situation["salarieAideSociale"],
            expected=aided,
            other=path + "salarieBenefRSA",
        )
