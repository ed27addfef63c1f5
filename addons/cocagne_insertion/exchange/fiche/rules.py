"""The fields of a fiche: type, shape, code list, whether they may be null."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ...law.problem import Problem, rule
from .. import codes

SOURCE = "fiche salarié"

MISSING = rule("fiche_field_missing", SOURCE, "A", ("line", "field"))
UNKNOWN = rule("fiche_field_unknown", SOURCE, "A", ("line", "field"))
NOT_NULL = rule("fiche_field_must_be_null", SOURCE, "A", ("line", "field", "found"))
WRONG_TYPE = rule(
    "fiche_field_type", SOURCE, "A", ("line", "field", "found", "expected")
)
BAD_SHAPE = rule(
    "fiche_field_shape", SOURCE, "A", ("line", "field", "found", "expected")
)
BAD_CODE = rule(
    "fiche_code_unknown", SOURCE, "A", ("line", "field", "found", "code_list")
)
NO_DATE = rule("fiche_date_invalid", SOURCE, "A", ("line", "field", "found"))

BOOL, TEXT, NUMBER, OBJECT = "bool", "text", "number", "object"
_TYPES = {BOOL: bool, TEXT: str, NUMBER: int, OBJECT: dict}


@dataclass(frozen=True)
class Field:
    """What one field holds.

    :param kind: type of the value.
    :param null: null is accepted.
    :param shape: name of a shape, a key of ``SHAPES``.
    :param codes: name of a code list.
    :param always_null: nothing but null is accepted in files to the ASP.
    :param api: real values come from the API all the same.
    """

    name: str
    kind: str = TEXT
    null: bool = False
    shape: str = ""
    codes: str = ""
    always_null: bool = False
    api: bool = False


def _upper(longest):
    """Printable signs without accents nor lower case."""
    return re.compile(rf"^[\x20-\x60\x7b-\x7e]{{1,{longest}}}$", re.ASCII)


#: Shapes by name: what a text must match.
SHAPES = {
    "siret": re.compile(r"^\d{14}$", re.ASCII),
    "pass": re.compile(r"^[0-9A-Z]{12}$", re.ASCII),
    "uid": re.compile(r"^[0-9a-f]{30}$", re.ASCII),
    "title": re.compile(r"^(M|MME)$"),
    "name": _upper(255),
    "first_name": _upper(30),
    "date": re.compile(r"^\d{2}/\d{2}/\d{4}$", re.ASCII),
    "commune": re.compile(r"^\d[\dAB]\d{3}$", re.ASCII),
    "department": re.compile(r"^\d[\dAB][\dAB]$", re.ASCII),
    "country": re.compile(r"^\d{3}$", re.ASCII),
    "postcode": re.compile(r"^\d{5}$", re.ASCII),
    "lane_number": re.compile(r"^[\x20-\x7e]{1,10}$", re.ASCII),
    "lane_name": re.compile(r"^[\x20-\x27\x2a-\x7e]{1,120}$"),
    "complement": re.compile(r"^[a-zA-Z0-9@ ]{0,32}$", re.ASCII),
    "job_seeker": re.compile(r"^(\d{7}[0-9A-Z]|\d{11})$", re.ASCII),
    "return_code": re.compile(r"^.{0,4}$"),
    "return_label": re.compile(r"^.{0,200}$", re.DOTALL),
    "movement": re.compile(r"^[CM]$"),
}


def _fields(*names, **more):
    return tuple(Field(name, **more) for name in names)


LINE = (
    Field("numLigne", NUMBER),
    Field("typeMouvement", shape="movement"),
    Field("siret", shape="siret"),
    Field("mesure", codes="measure"),
    Field("personnePhysique", OBJECT),
    Field("adresse", OBJECT),
    Field("situationSalarie", OBJECT),
    Field("codeTraitement", null=True, shape="return_code"),
    Field("libelleTraitement", null=True, shape="return_label"),
)
PERSON = (
    Field("passIae", shape="pass"),
    Field("sufPassIae", always_null=True),
    Field("idItou", shape="uid"),
    Field("civilite", shape="title"),
    Field("nomUsage", shape="name"),
    Field("nomNaissance", always_null=True, api=True),
    Field("prenom", shape="first_name"),
    Field("dateNaissance", shape="date"),
    Field("codeComInsee", OBJECT),
    Field("codeInseePays", shape="country"),
    Field("codeGroupePays", codes="country_group"),
    Field("passDateDeb", shape="date"),
    Field("passDateFin", shape="date"),
    Field("salarieNIR"),
)
BIRTH_PLACE = (
    Field("codeComInsee", null=True, shape="commune"),
    Field("codeDpt", shape="department"),
)
ADDRESS = (
    Field("adrTelephone", always_null=True, api=True),
    Field("adrMail", always_null=True, api=True),
    Field("adrNumeroVoie", null=True, shape="lane_number"),
    Field("codeextensionvoie", null=True, codes="lane_extension"),
    Field("codetypevoie", codes="lane_type"),
    Field("adrLibelleVoie", shape="lane_name"),
    Field("adrCpltDistribution", null=True, shape="complement"),
    Field("codeinseecom", shape="commune"),
    Field("codepostalcedex", shape="postcode"),
)
#: Null for every structure but an EITI.
EITI_ONLY = (
    "salarieBenefARE",
    "salarieBenefAREDepuis",
    "salarieBenefPrimeActivite",
    "salarieBenefPrimeActiviteDepuis",
    "salarieBenefCAPE",
    "salarieBenefCESA",
    "nomActeurCreationEntr",
    "revenuMensuelMoyenTI",
    "cotisationsTI",
)
SITUATION = (
    Field("orienteur", codes="orienter"),
    Field("niveauFormation", codes="education"),
    Field("salarieEnEmploi", BOOL),
    Field("salarieTypeEmployeur", null=True, codes="employer_type"),
    Field("salarieSansEmploiDepuis", null=True, codes="duration"),
    Field("salarieSansRessource", BOOL),
    Field("inscritPoleEmploi", BOOL),
    Field("inscritPoleEmploiDepuis", null=True, codes="duration"),
    Field("numeroIDE", null=True, shape="job_seeker"),
    *_fields("salarieRQTH", "salarieOETH", "salarieAideSociale", kind=BOOL),
    Field("salarieBenefRSA", codes="rsa"),
    Field("salarieBenefRSADepuis", null=True, codes="duration"),
    Field("salarieBenefASS", BOOL),
    Field("salarieBenefASSDepuis", null=True, codes="duration"),
    Field("salarieBenefAAH", BOOL),
    Field("salarieBenefAAHDepuis", null=True, codes="duration"),
    Field("salarieBenefATA", BOOL),
    Field("salarieBenefATADepuis", always_null=True),
    *_fields(*EITI_ONLY, always_null=True),
    *_fields(
        "salarieSortantASE",
        "salarieParentIsole",
        "salarieHebergement",
        "salarieRefugie",
        "salarieSortantDetention",
        "salarieLangueFrancaise",
        "salarieMobilite",
        kind=BOOL,
    ),
)
#: Fields that only lines of the API have, by block; none is required.
API_EXTRA = {"": ("numeroAnnexe", "id"), "personnePhysique": ("NIR", "NTT", "codeDpt")}


def day_of(text: str) -> date | None:
    """The day of ``dd/mm/yyyy``; None when it is none."""
    try:
        return date(int(text[6:]), int(text[3:5]), int(text[:2]))
    except (ValueError, TypeError):
        return None


def block_problems(
    block: dict, fields: tuple[Field, ...], line: int, path: str, *, api: bool = False
) -> Iterator[Problem]:
    """Missing, unknown and wrong fields of one block.

    :param path: name of the block, empty for the line itself.
    :param api: the line comes from the API.
    """
    prefix = f"{path}." if path else ""
    known = {field.name for field in fields} | set(
        API_EXTRA.get(path, ()) if api else ()
    )
    for name in block:
        if name not in known:
            yield UNKNOWN.broken(line=line, field=prefix + name)
    for field in fields:
        if field.name not in block:
            if not (api and field.always_null):
                yield MISSING.broken(line=line, field=prefix + field.name)
        else:
            yield from _field_problems(field, block[field.name], line, prefix, api)


def _field_problems(field, value, line, prefix, api) -> Iterator[Problem]:
    where = {"line": line, "field": prefix + field.name}
    if value is None:
        if not (field.null or field.always_null):
            yield MISSING.broken(**where)
    elif field.always_null:
        if not (api and field.api):
            yield NOT_NULL.broken(**where, found=value)
    elif type(value) is not _TYPES[field.kind]:
        yield WRONG_TYPE.broken(**where, found=value, expected=field.kind)
    elif field.codes and value not in codes.load(field.codes):
        yield BAD_CODE.broken(**where, found=value, code_list=field.codes)
    elif field.shape and not SHAPES[field.shape].fullmatch(value):
        yield BAD_SHAPE.broken(**where, found=value, expected=field.shape)
    elif field.shape == "date" and day_of(value) is None:
        yield NO_DATE.broken(**where, found=value)


#: A check of the whole line: takes the line, its number and the day.
Check = Callable[[dict, int, date], Iterator[Problem]]
