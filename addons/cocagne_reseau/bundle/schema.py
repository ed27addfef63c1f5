"""The format ``cocagne-bundle/1``: what is in a bundle, and its limits."""

import re

SCHEMA = "cocagne-bundle/1"
#: Sixty figures make 8 KB; ten times that and more is no bundle.
MAX_BYTES = 256 * 1024
MAX_DEPTH = 4
MAX_FIGURES = 1000

CODE = r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$"
#: 12 digits and 4 decimals, one writing for each number.
DECIMAL = r"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{0,3}[1-9])?$"
GARDEN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$"
IDENTIFIER = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
MOMENT = r"^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$"
BASE64_64 = r"^[A-Za-z0-9+/]{86}==$"
KEY_NAME = r"^[0-9A-F]{4}(-[0-9A-F]{4}){3}$"

_NUMBER = {"type": "integer", "minimum": 1, "maximum": 9999}
_DECIMAL = {"type": "string", "pattern": DECIMAL}

FIGURE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["code", "version", "value"],
    "properties": {
        "code": {
            "type": "string",
            "pattern": CODE,
            "maxLength": 64,
            "description": "Code of the indicator, see docs/indicators.md.",
        },
        "version": {
            **_NUMBER,
            "description": "Version of the definition that the garden computed with.",
        },
        "value": {
            "type": ["string", "null"],
            "pattern": DECIMAL,
            "description": "A decimal text; null for a ratio without a denominator.",
        },
        "numerator": {**_DECIMAL, "description": "Of a ratio, and of it only."},
        "denominator": {**_DECIMAL, "description": "Of a ratio, and of it only."},
    },
}
SIGNATURE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["key", "value"],
    "properties": {
        "key": {
            "type": "string",
            "pattern": KEY_NAME,
            "description": "Name of the public key: which one was used.",
        },
        "value": {
            "type": "string",
            "pattern": BASE64_64,
            "description": "Ed25519 over the canonical JSON of all the other members.",
        },
    },
}
#: JSON Schema (draft 2020-12), printed in docs/bundle.schema.json.
BUNDLE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": SCHEMA,
    "description": "The figures of a garden for a month.",
    "type": "object",
    "additionalProperties": False,
    "required": [
        "schema",
        "id",
        "garden",
        "month",
        "revision",
        "made_at",
        "figures",
        "signature",
    ],
    "properties": {
        "schema": {"type": "string", "const": SCHEMA},
        "id": {
            "type": "string",
            "pattern": IDENTIFIER,
            "description": "A UUID; the same bundle sent again keeps it.",
        },
        "garden": {
            "type": "string",
            "pattern": GARDEN,
            "description": "Code of the garden in the network.",
        },
        "month": {"type": "string", "pattern": MONTH, "description": "Like 2026-05."},
        "revision": {
            **_NUMBER,
            "description": "1, and one more for each correction of the month.",
        },
        "reason": {
            "type": "string",
            "maxLength": 500,
            "description": "Why a month that was sent is corrected: from revision 2 on.",
        },
        "made_at": {
            "type": "string",
            "pattern": MOMENT,
            "description": "When the garden made it, in UTC.",
        },
        "maker": {
            "type": "string",
            "maxLength": 100,
            "description": "Program that made it.",
        },
        "figures": {"type": "array", "maxItems": MAX_FIGURES, "items": FIGURE},
        "signature": SIGNATURE,
    },
}


def matches(pattern, text):
    """Whether the whole text follows the pattern (``$`` alone lets a line end pass)."""
    return re.fullmatch(pattern, text or "", re.ASCII) is not None
