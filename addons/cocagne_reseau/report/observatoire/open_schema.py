"""The columns of the open data, and their schemas. In French: they are the data."""

VERSION = "1.0.0"
NAME = "observatoire-jardins-de-cocagne"
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence version 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
}
LEVELS = ("reseau", "region", "jardin")
#: name, type (Table Schema), description, constraints.
FIELDS = (
    ("annee", "integer", "Année des chiffres.", {"required": True}),
    (
        "niveau",
        "string",
        "reseau : tout le réseau ; region : une région ; jardin : un jardin qui a "
        "accepté la publication de ses chiffres.",
        {"required": True, "enum": list(LEVELS)},
    ),
    ("code_region", "string", "Code officiel géographique (INSEE) de la région.", {}),
    ("region", "string", "Nom de la région.", {}),
    ("code_jardin", "string", "Code du jardin dans le réseau.", {}),
    ("jardin", "string", "Nom du jardin.", {}),
    (
        "indicateur",
        "string",
        "Code de l'indicateur ; ne change pas.",
        {"required": True},
    ),
    ("libelle", "string", "Nom de l'indicateur.", {"required": True}),
    ("theme", "string", "Thème de l'indicateur.", {"required": True}),
    ("unite", "string", "Unité de la valeur.", {"required": True}),
    (
        "agregation",
        "string",
        "Comment les mois font l'année : somme, moyenne, dernier mois, rapport.",
        {"required": True},
    ),
    (
        "version",
        "integer",
        "Version de la définition de l'indicateur.",
        {"required": True, "minimum": 1},
    ),
    ("valeur", "number", "Valeur ; vide si elle est masquée.", {}),
    (
        "masque",
        "boolean",
        "vrai : la valeur désignerait des personnes, ou un jardin qui n'a pas accepté.",
        {"required": True},
    ),
    (
        "jardins",
        "integer",
        "Jardins qui ont donné ce chiffre.",
        {"required": True, "minimum": 0},
    ),
)
NAMES = tuple(name for name, _kind, _text, _rules in FIELDS)


def table_schema():
    """Frictionless Table Schema of the CSV."""
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": NAME,
        "title": "Observatoire des Jardins de Cocagne",
        "version": VERSION,
        "licenses": [LICENCE],
        "fields": [
            {"name": name, "type": kind, "description": text, "constraints": rules}
            for name, kind, text, rules in FIELDS
        ],
        "missingValues": [""],
    }


def json_schema():
    """JSON Schema of the JSON file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://reseaucocagne.asso.fr/schemas/{NAME}/{VERSION}.json",
        "title": "Observatoire des Jardins de Cocagne",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "licence", "lignes"],
        "properties": {
            "version": {"const": VERSION},
            "licence": {"const": LICENCE},
            "lignes": {"type": "array", "items": _json_line()},
        },
    }


def _json_line():
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(NAMES),
        "properties": {
            name: _json_field(kind, text, rules) for name, kind, text, rules in FIELDS
        },
        "if": {"properties": {"masque": {"const": True}}},
        "then": {"properties": {"valeur": {"type": "null"}}},
    }


def _json_field(kind, text, rules):
    more = {key: rule for key, rule in rules.items() if key != "required"}
    types = kind if rules.get("required") else [kind, "null"]
    return {"type": types, "description": text, **more}


def data_package():
    """Frictionless Data Package: the CSV with its schema."""
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "version": VERSION,
        "licenses": [LICENCE],
        "resources": [
            {
                "name": "observatoire",
                "path": "observatoire.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
                "schema": "schema-table.json",
            }
        ],
    }
