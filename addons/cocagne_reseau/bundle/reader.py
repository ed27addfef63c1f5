"""From bytes to a bundle whose form is right; what it says is for ``checks``."""

import json
import re

from . import schema
from .refusal import Refused

_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}


def read(raw):
    """The content of a bundle.

    :param raw: its bytes, as they came.
    :raises Refused: with what is wrong and where. Nothing else is raised, whatever the
        bytes.
    """
    if len(raw) > schema.MAX_BYTES:
        raise Refused("too_big", most=schema.MAX_BYTES // 1024)
    content = parse(raw, schema.MAX_DEPTH)
    if isinstance(content, dict) and "schema" in content:
        _check_version(content["schema"])
    _check(content, schema.BUNDLE, "")
    return content


def parse(raw, depth):
    """JSON without what makes two readers read two things.

    :param depth: how many brackets may be open at a time.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise Refused("not_utf8", place=error.start + 1) from error
    _check_depth(text, depth)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
            parse_int=_whole,
        )
    except Refused:
        raise
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise Refused("not_json", line=line, column=column) from error


def _check_depth(text, most):
    """Before the parser, which a tower of brackets brings down."""
    level, in_text, skip = 0, False, False
    for sign in text:
        if skip:
            skip = False
        elif in_text:
            skip, in_text = sign == "\\", sign != '"'
        elif sign == '"':
            in_text = True
        elif sign in "[{":
            level += 1
            if level > most:
                raise Refused("too_deep", most=most)
        elif sign in "]}":
            level -= 1


def _object(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise Refused("duplicate_key", name=key[:64])
        found[key] = value
    return found


def _refuse_number(text):
    raise Refused("wrong_number", text=text[:20])


def _whole(text):
    if len(text) > 6:
        raise Refused("wrong_number", text=text[:20])
    return int(text)


def _check_version(found):
    if found != schema.SCHEMA:
        name = found[:40] if isinstance(found, str) else ""
        raise Refused("wrong_schema", found=name, expected=schema.SCHEMA)


def _check(value, rule, place):
    """What JSON Schema says, for the words that ``schema`` uses."""
    types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if not any(type(value) is _TYPES[name] for name in types):
        raise Refused("wrong_type", place=place or "/", expected=types[0])
    if isinstance(value, dict):
        _check_members(value, rule, place)
    elif isinstance(value, list):
        if len(value) > rule["maxItems"]:
            raise Refused("too_many_figures", most=rule["maxItems"])
        for rank, item in enumerate(value):
            _check(item, rule["items"], f"{place}/{rank + 1}")
    elif isinstance(value, str):
        _check_text(value, rule, place)
    elif isinstance(value, int) and not rule["minimum"] <= value <= rule["maximum"]:
        raise Refused("wrong_text", place=place)


def _check_members(value, rule, place):
    for name in rule["required"]:
        if name not in value:
            raise Refused("missing", place=f"{place}/{name}")
    for name, member in value.items():
        if name not in rule["properties"]:
            raise Refused("unexpected", place=f"{place}/{name[:64]}")
        _check(member, rule["properties"][name], f"{place}/{name}")


def _check_text(value, rule, place):
    # a lone half of a pair cannot be written as UTF-8, NUL not kept by PostgreSQL
    bad = any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in value)
    long = len(value) > rule.get("maxLength", 200)
    wrong = "pattern" in rule and not re.fullmatch(rule["pattern"], value, re.ASCII)
    if bad or long or wrong or value != rule.get("const", value):
        raise Refused("wrong_text", place=place)
