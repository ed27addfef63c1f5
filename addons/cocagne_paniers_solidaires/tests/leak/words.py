"""Values without what changes by itself: ids, tokens."""

import hashlib
import re
from datetime import date, datetime

from odoo.models import BaseModel

#: Random by nature: tokens, and numbers of records in a page or an address.
RANDOM = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?:oe-id|data-oe-id|id|res_id|unique|access_token|hash)=(?:\"[^\"]*\"|[\w%-]+)"
    r"|\b20\d\d-\d\d-\d\d \d\d:\d\d\b(?=$)"
    r"|<[\d.]+-openerp[^>]*>"
    r"|NewId_0x[0-9a-f]+|\b0x[0-9a-f]{6,}\b"
)
#: Keys of a result whose values are ids or tokens.
IDS = {"id", "ids", "res_id", "resId", "active_id", "active_ids", "access_token"}


def plain(value):
    """A value that can be compared: no ids, no tokens, nothing too long."""
    if isinstance(value, BaseModel):
        return [value._name, len(value), value.sudo().mapped("display_name")]
    if isinstance(value, dict):
        return {
            str(key): plain(held) for key, held in value.items() if str(key) not in IDS
        }
    if isinstance(value, (list, tuple)):
        return [plain(held) for held in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, bytes):
        return "bytes " + hashlib.md5(value, usedforsecurity=False).hexdigest()
    if isinstance(value, float):
        return round(value, 6)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (date, datetime)):
        return str(value)
    return RANDOM.sub("~", str(value))


def without(value, numbers):
    """A plain value that does not say these numbers."""
    if isinstance(value, dict):
        return {key: without(held, numbers) for key, held in value.items()}
    if isinstance(value, list):
        return [without(held, numbers) for held in value]
    return "~" if type(value) is int and value in numbers else value


def differences(first, second, path="", found=None):
    """Where two results differ: {path: (first, second)}."""
    found = {} if found is None else found
    if type(first) is type(second) is dict:
        for key in sorted({*first, *second}):
            differences(
                first.get(key, "(nothing)"),
                second.get(key, "(nothing)"),
                f"{path}/{key}" if path else key,
                found,
            )
    elif type(first) is type(second) is list and len(first) == len(second):
        for place, (one, other) in enumerate(zip(first, second, strict=True)):
            differences(one, other, f"{path}[{place}]", found)
    elif first != second:
        found[path] = (first, second)
    return found
