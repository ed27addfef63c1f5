"""A file of fiches: bytes to lines and back; its limits; batches."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...law.problem import Refused, rule

SOURCE = "fiche salarié, transport"
MAX_LINES = 700
MAX_BYTES = 2048 * 1024
CREATION, UPDATE = MOVEMENTS = ("C", "M")
ROOT = ("msgInformatif", "telId", "lignesTelechargement")
_EMPTY = len(b'{"msgInformatif": null, "telId": null, "lignesTelechargement": []}')
_SEPARATOR = len(b", ")

BAD_JSON = rule("fiche_json_invalid", "return code 0012", "A", ("position", "reason"))
BAD_ROOT = rule("fiche_json_root", SOURCE, "A", ("field",))
TOO_MANY = rule(
    "fiche_file_too_many_lines",
    SOURCE,
    "A",
    ("lines", "maximum"),
    ways_out=("another_file",),
)
TOO_BIG = rule(
    "fiche_file_too_big", SOURCE, "A", ("bytes", "maximum"), ways_out=("another_file",)
)
MIXED = rule(
    "fiche_file_mixed",
    SOURCE,
    "A",
    ("line", "movement", "expected"),
    ways_out=("another_file",),
)
LINE_TOO_BIG = rule("fiche_line_too_big", SOURCE, "A", ("line", "bytes", "maximum"))


class Document(NamedTuple):
    """A file. :param message: ``msgInformatif``. :param upload: ``telId``."""

    lines: tuple[dict, ...]
    message: str | None = None
    upload: str | int | None = None


def write(document: Document) -> bytes:
    """The bytes of a file; reading and writing them again gives the same.

    :raises Refused: when a limit is passed or creations and updates are mixed.
    """
    body = dict(
        zip(ROOT, (document.message, document.upload, [*document.lines]), strict=True)
    )
    content = json.dumps(body, ensure_ascii=False).encode()
    found = [*_limit_problems(document.lines, len(content)), *_mixed(document.lines)]
    if found:
        raise Refused(found)
    return content


def read(content: bytes) -> Document:
    """The lines of a file. What they hold is for ``check`` to judge.

    :raises Refused: when it is no JSON in UTF-8, has a name twice, is cut, too long or
        shaped otherwise.
    """
    if len(content) > MAX_BYTES:
        raise Refused([TOO_BIG.broken(bytes=len(content), maximum=MAX_BYTES)])
    body = _parse(content)
    if not isinstance(body, dict):
        raise Refused([BAD_ROOT.broken(field="")])
    wrong = [name for name in (*ROOT, *body) if (name in ROOT) != (name in body)]
    if wrong:
        raise Refused(BAD_ROOT.broken(field=name) for name in wrong)
    lines = body[ROOT[2]]
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise Refused([BAD_ROOT.broken(field=ROOT[2])])
    found = [*_limit_problems(lines, len(content)), *_mixed(lines)]
    if found:
        raise Refused(found)
    return Document(tuple(lines), body[ROOT[0]], body[ROOT[1]])


def batches(lines: Iterable[dict]) -> Iterator[Document]:
    """Files for any number of lines: creations and updates apart, limits kept.

    Lines are numbered again from 1 in each file; those given stay as they are.

    :raises Refused: when one line alone is too big.
    """
    given = list(lines)
    for movement in MOVEMENTS:
        group, size = [], _EMPTY
        for line in given:
            if line["typeMouvement"] != movement:
                continue
            length = _length(line)
            if group and (
                len(group) == MAX_LINES or size + _SEPARATOR + length > MAX_BYTES
            ):
                yield Document(tuple(group))
                group, size = [], _EMPTY
            group.append(line | {"numLigne": len(group) + 1})
            size += length + _SEPARATOR
        if group:
            yield Document(tuple(group))


def _length(line):
    """Bytes of a line, its number as long as it may become."""
    length = len(
        json.dumps(line | {"numLigne": MAX_LINES}, ensure_ascii=False).encode()
    )
    if _EMPTY + length > MAX_BYTES:
        raise Refused(
            [
                LINE_TOO_BIG.broken(
                    line=line["numLigne"], bytes=length, maximum=MAX_BYTES
                )
            ]
        )
    return length


def _parse(content):
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError as error:
        problem = BAD_JSON.broken(position=error.start, reason="not_utf8")
    except json.JSONDecodeError as error:
        problem = BAD_JSON.broken(position=error.pos, reason="syntax")
    except RecursionError:
        problem = BAD_JSON.broken(position=0, reason="too_deep")
    except ValueError as error:
        problem = BAD_JSON.broken(position=0, reason=str(error))
    raise Refused([problem])


def _once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("name_twice")
    return found


def _no_constant(_text):
    raise ValueError("not_a_number")


def _limit_problems(lines, size):
    if len(lines) > MAX_LINES:
        yield TOO_MANY.broken(lines=len(lines), maximum=MAX_LINES)
    if size > MAX_BYTES:
        yield TOO_BIG.broken(bytes=size, maximum=MAX_BYTES)


def _mixed(lines):
    movements = [line.get("typeMouvement") for line in lines]
    for rank, movement in enumerate(movements, 1):
        if movement != movements[0]:
            yield MIXED.broken(line=rank, movement=movement, expected=movements[0])
            return
