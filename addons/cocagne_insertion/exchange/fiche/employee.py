"""A fiche with readable names; to the JSON line and back.

``Employee`` is what other code works with. ``to_line`` writes a line in the order of the
format, with what follows from other fields worked out; ``from_line`` reads one that has
no problem.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from unidecode import unidecode

from ...identity import ntt
from .check import FRANCE, FRENCH_GROUP, department
from .document import CREATION
from .rules import EITI_ONLY, SHAPES, day_of

FIRST_NAME_LENGTH = 30
NO_RSA = "NON"


@dataclass(frozen=True)
class Employee:
    """A person hired in insertion, as a fiche tells it. Codes are those of the lists.

    Durations (``..._since``) are empty when the person has no such allowance, has a job
    or is not registered. ``low_french`` and its neighbours are True for a difficulty.

    :param uid: ``idItou``, 30 hexadecimal characters, the same for a person for ever.
    :param birth_commune: code of the commune; empty when born abroad.
    :param annex_number, phone, email: come from the API, never go into a file.
    """

    siret: str
    measure: str
    pass_number: str
    uid: str
    title: str
    last_name: str
    first_name: str
    birth: date
    pass_start: date
    pass_end: date
    nir: str = ""
    ntt: str = ""
    birth_commune: str = ""
    birth_country: str = FRANCE
    birth_country_group: str = FRENCH_GROUP
    lane_number: str = ""
    lane_extension: str = ""
    lane_type: str = ""
    lane_name: str = ""
    complement: str = ""
    commune: str = ""
    postcode: str = ""
    orienter: str = "99"
    education: str = ""
    employer_type: str = ""
    unemployed_since: str = ""
    no_resources: bool = False
    job_seeker_number: str = ""
    job_seeker_since: str = ""
    rqth: bool = False
    oeth: bool = False
    rsa: str = NO_RSA
    rsa_since: str = ""
    ass_since: str = ""
    aah_since: str = ""
    ase: bool = False
    single_parent: bool = False
    housing: bool = False
    refugee: bool = False
    prison: bool = False
    low_french: bool = False
    mobility: bool = False
    annex_number: str = ""
    phone: str = ""
    email: str = ""

    @property
    def employed(self) -> bool:
        """Had a job when hired: then the kind of employer is told."""
        return bool(self.employer_type)


def to_line(employee: Employee, number: int, movement: str = CREATION) -> dict:
    """The JSON line of a file to the ASP. Judge it with ``check.line_problems``."""
    return {
        "numLigne": number,
        "typeMouvement": movement,
        "siret": employee.siret,
        "mesure": employee.measure,
        "personnePhysique": _person(employee),
        "adresse": _address(employee),
        "situationSalarie": _situation(employee),
        "codeTraitement": None,
        "libelleTraitement": None,
    }


def plain(text: str) -> str:
    """Upper case without accents."""
    return re.sub(r"\s+", " ", unidecode(text)).strip().upper()


def first_name(text: str) -> str:
    """First names, cut on the last space when they are too long."""
    name = plain(text)
    return (
        name
        if len(name) <= FIRST_NAME_LENGTH
        else name[:FIRST_NAME_LENGTH].rsplit(" ", 1)[0]
    )


def complement(text: str) -> str | None:
    """The complement of an address when the ASP takes it as it is; never cut."""
    return text if text and SHAPES["complement"].fullmatch(text) else None


def neutral(employee: Employee) -> Employee:
    """An update where data are missing: neutral values that the ASP accepts.

    Born abroad (country 102), address of an agency, education 00, not registered.
    """
    return replace(
        employee,
        birth_commune="",
        birth_country="102",
        birth_country_group="3",
        lane_number="3",
        lane_extension="",
        lane_type="AV",
        lane_name="DE BLIDA",
        complement="",
        commune="57463",
        postcode="57000",
        education="00",
        job_seeker_number="",
        job_seeker_since="",
    )


def _person(employee):
    number = employee.ntt if ntt.is_wanted(employee.nir) else employee.nir
    return {
        "passIae": employee.pass_number,
        "sufPassIae": None,
        "idItou": employee.uid,
        "civilite": employee.title,
        "nomUsage": plain(employee.last_name),
        "nomNaissance": None,
        "prenom": first_name(employee.first_name),
        "dateNaissance": _date(employee.birth),
        "codeComInsee": {
            "codeComInsee": employee.birth_commune or None,
            "codeDpt": department(employee.birth_commune),
        },
        "codeInseePays": employee.birth_country,
        "codeGroupePays": employee.birth_country_group,
        "passDateDeb": _date(employee.pass_start),
        "passDateFin": _date(employee.pass_end),
        "salarieNIR": number,
    }


def _address(employee):
    return {
        "adrTelephone": None,
        "adrMail": None,
        "adrNumeroVoie": employee.lane_number or None,
        "codeextensionvoie": employee.lane_extension or None,
        "codetypevoie": employee.lane_type,
        "adrLibelleVoie": unidecode(employee.lane_name)
        .replace("(", "")
        .replace(")", ""),
        "adrCpltDistribution": complement(employee.complement),
        "codeinseecom": employee.commune,
        "codepostalcedex": employee.postcode,
    }


def _situation(employee):
    registered = bool(employee.job_seeker_number)
    aided = employee.rsa != NO_RSA or bool(employee.ass_since or employee.aah_since)
    return {
        "orienteur": employee.orienter,
        "niveauFormation": employee.education,
        "salarieEnEmploi": employee.employed,
        "salarieTypeEmployeur": employee.employer_type or None,
        "salarieSansEmploiDepuis": employee.unemployed_since or None,
        "salarieSansRessource": employee.no_resources,
        "inscritPoleEmploi": registered,
        "inscritPoleEmploiDepuis": employee.job_seeker_since or None,
        "numeroIDE": employee.job_seeker_number or None,
        "salarieRQTH": employee.rqth,
        "salarieOETH": employee.oeth,
        "salarieAideSociale": aided,
        "salarieBenefRSA": employee.rsa,
        "salarieBenefRSADepuis": employee.rsa_since or None,
        "salarieBenefASS": bool(employee.ass_since),
        "salarieBenefASSDepuis": employee.ass_since or None,
        "salarieBenefAAH": bool(employee.aah_since),
        "salarieBenefAAHDepuis": employee.aah_since or None,
        "salarieBenefATA": False,
        "salarieBenefATADepuis": None,
        **dict.fromkeys(EITI_ONLY),
        "salarieSortantASE": employee.ase,
        "salarieParentIsole": employee.single_parent,
        "salarieHebergement": employee.housing,
        "salarieRefugie": employee.refugee,
        "salarieSortantDetention": employee.prison,
        "salarieLangueFrancaise": employee.low_french,
        "salarieMobilite": employee.mobility,
    }


def from_line(line: dict) -> Employee:
    """The fiche of a line, from a file or the API, that has no problem.

    ``low_french`` is taken in the sense of the ASP: see ``french``.
    """
    return Employee(
        siret=line["siret"],
        measure=line["mesure"],
        annex_number=_loose(line.get("numeroAnnexe")),
        **_read_person(line["personnePhysique"]),
        **_read_address(line["adresse"]),
        **_read_situation(line["situationSalarie"]),
    )


def _read_person(person):
    sent = person["salarieNIR"]
    is_ntt = bool(sent) and not re.fullmatch(r"^\d{5}[\dAB]{2}\d{8}$", sent)
    return {
        "pass_number": person["passIae"],
        "uid": person["idItou"],
        "title": person["civilite"],
        "last_name": person["nomUsage"],
        "first_name": person["prenom"],
        "birth": day_of(person["dateNaissance"]),
        "pass_start": day_of(person["passDateDeb"]),
        "pass_end": day_of(person["passDateFin"]),
        "nir": person.get("NIR") or ("" if is_ntt else sent),
        "ntt": person.get("NTT") or (sent if is_ntt else ""),
        "birth_commune": person["codeComInsee"]["codeComInsee"] or "",
        "birth_country": person["codeInseePays"],
        "birth_country_group": person["codeGroupePays"],
    }


def _read_address(address):
    return {
        "phone": _loose(address.get("adrTelephone")),
        "email": _loose(address.get("adrMail")),
        "lane_number": address["adrNumeroVoie"] or "",
        "lane_extension": address["codeextensionvoie"] or "",
        "lane_type": address["codetypevoie"],
        "lane_name": address["adrLibelleVoie"],
        "complement": address["adrCpltDistribution"] or "",
        "commune": address["codeinseecom"],
        "postcode": address["codepostalcedex"],
    }


def _read_situation(situation):
    return {
        "orienter": situation["orienteur"],
        "education": situation["niveauFormation"],
        "employer_type": situation["salarieTypeEmployeur"] or "",
        "unemployed_since": situation["salarieSansEmploiDepuis"] or "",
        "no_resources": situation["salarieSansRessource"],
        "job_seeker_number": situation["numeroIDE"] or "",
        "job_seeker_since": situation["inscritPoleEmploiDepuis"] or "",
        "rqth": situation["salarieRQTH"],
        "oeth": situation["salarieOETH"],
        "rsa": situation["salarieBenefRSA"],
        "rsa_since": situation["salarieBenefRSADepuis"] or "",
        "ass_since": situation["salarieBenefASSDepuis"] or "",
        "aah_since": situation["salarieBenefAAHDepuis"] or "",
        "ase": situation["salarieSortantASE"],
        "single_parent": situation["salarieParentIsole"],
        "housing": situation["salarieHebergement"],
        "refugee": situation["salarieRefugie"],
        "prison": situation["salarieSortantDetention"],
        "low_french": situation["salarieLangueFrancaise"],
        "mobility": situation["salarieMobilite"],
    }


def _loose(value):
    """A text of the API that no rule describes: without signs that do not print."""
    return "".join(filter(str.isprintable, value)) if isinstance(value, str) else ""


def _date(day):
    return day.strftime("%d/%m/%Y") if day.year > 999 else ""
