"""What is wrong in the files of a garden: where, what, and what to do about it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from odoo.tools.translate import LazyGettext

from .messages import MESSAGES

#: A cell is quoted in a message up to this many characters.
SHOWN = 80


class ConvertError(ValueError):
    """A cell that cannot be read. ``code`` names its message."""

    def __init__(self, code: str, **params: Any):
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass
class Problem:
    """One refused cell or line. The field names are those that the user reads.

    ``ligne`` is the line of the file as a spreadsheet shows it: the header is line 1;
    0 stands for the whole file. ``message`` and ``remede`` are empty until
    :meth:`render` writes them in a language.
    """

    code: str
    fichier: str
    ligne: int = 0
    champ: str = ""
    valeur: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    is_warning: bool = False
    message: str = ""
    remede: str = ""

    def render(self, translate) -> "Problem":
        """Write the message and the remedy with ``translate`` (``env._``)."""
        message, remedy = MESSAGES[self.code]
        values = {"value": self.valeur, **self.params}
        values = {name: readable(value) for name, value in values.items()}
        for name, value in values.items():
            if isinstance(value, LazyGettext):
                values[name] = translate(value) % values
        self.message = translate(message) % values
        self.remede = translate(remedy) % values
        return self

    def as_dict(self) -> dict[str, Any]:
        """The six facts that every refused line is listed with."""
        return {
            "fichier": self.fichier,
            "ligne": self.ligne,
            "champ": self.champ,
            "valeur": self.valeur,
            "message": self.message,
            "remede": self.remede,
        }


class Problems:
    """Collects every problem of a file set: none stops the search for the others."""

    def __init__(self):
        self.items: list[Problem] = []

    @property
    def errors(self) -> list[Problem]:
        """The problems that forbid the import, in order of file and line."""
        return self._sorted(False)

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not forbid it."""
        return self._sorted(True)

    def add(self, code, where, column="", value="", *, warning=False, **params):
        """Note a problem of ``where``: a record, a row, a table or a file name."""
        if isinstance(where, str):
            name, line = where, 0
        else:
            name, line = where.file, where.line
        if isinstance(value, (date, Decimal)):
            params.setdefault("value", value)
        problem = Problem(
            code, name, line, column, shorten(value), params, is_warning=warning
        )
        self.items.append(problem)
        return problem

    def warn(self, code, where, column="", value="", **params):
        """Note something to look at that does not forbid the import."""
        return self.add(code, where, column, value, warning=True, **params)

    def _sorted(self, warnings):
        chosen = [item for item in self.items if item.is_warning == warnings]
        return sorted(chosen, key=lambda item: (item.fichier, item.ligne))


def readable(value: Any) -> Any:
    """A date or an amount in a message, as the files of a garden write them."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return value


def shorten(value: Any) -> str:
    """A value as a message quotes it: one line, printable, not too long."""
    text = "" if value is None else str(value)
    text = "".join(c if c.isprintable() else " " for c in text[: SHOWN * 2])
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
