import re
from collections import defaultdict
from decimal import Decimal

from .fields import (
    AMOUNT,
    AMOUNTS,
    DATES,
    FIELDS,
    NAMES,
    OPTIONAL,
    PAIRS,
    amount,
    counts,
    day_of,
    is_latin,
    is_siren,
)
from .report import Line, Problem, Report

SEPARATORS = ("\t", "|")
FILE_NAME = re.compile(r"^(\d{9})FEC(\d{8})\.(txt|csv)$", re.IGNORECASE)
NUMBER = re.compile(r"^(.*?)(\d+)$")
#: No more problems than a person can read.
LIMIT = 200


def read_fec(content, name=None):
    """Read a FEC and check each rule.

    :param content: the bytes of the file.
    :param name: its file name; not checked when it is not given.
    :return: a ``Report``, problems in the order of the file.
    """
    reader = _Reader()
    closing = reader.check_name(name) if name is not None else None
    text = reader.decode(content)
    rows = reader.split(text)
    lines = [line for number, row in rows if (line := reader.line(number, row))]
    reader.check_order(lines)
    reader.check_year(lines, closing)
    entries = reader.check_entries(lines)
    reader.check_numbers(entries)
    reader.check_names(lines)
    reader.check_totals(lines)
    problems = sorted(reader.problems, key=lambda problem: problem.line)
    return Report(
        lines,
        problems,
        sum((line.debit for line in lines), Decimal()),
        sum((line.credit for line in lines), Decimal()),
        len(entries),
    )


class _Reader:
    def __init__(self):
        self.problems = []

    def tell(self, code, line, detail=""):
        if len(self.problems) < LIMIT:
            self.problems.append(Problem(code, line, str(detail)))

    # -- the file ----------------------------------------------------------------------

    def check_name(self, name):
        """SIREN, FEC and the closing day (X of the article); that day."""
        found = FILE_NAME.match(name)
        closing = found and day_of(found[2])
        if not found or not closing:
            self.tell("file_name", 0, name)
        elif not is_siren(found[1]):
            self.tell("siren", 0, found[1])
        return closing or None

    def decode(self, content):
        """The text; its characters are those of ISO 8859-15 (III 1° of the article)."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("iso8859-15")
        strange = sorted({char for char in text if not is_latin(char)})
        if strange:
            self.tell("characters", 0, " ".join(strange[:10]))
        return text

    def split(self, text):
        """(number, cells) of the lines, when the header is the official one."""
        rows = re.split(r"\r\n|\n|\r", text)
        if rows and not rows[-1]:
            rows.pop()
        if not rows or not rows[0]:
            self.tell("empty", 0)
            return
        separator = next((sep for sep in SEPARATORS if sep in rows[0]), None)
        if not separator:
            self.tell("separator", 1, rows[0][:60])
            return
        header = [cell.strip() for cell in rows[0].split(separator)]
        if tuple(header[: len(FIELDS)]) != FIELDS:
            self.tell("header", 1, " ".join(header))
            return
        if len(rows) == 1:
            self.tell("empty", 0)
        for number, row in enumerate(rows[1:], 2):
            cells = row.split(separator)
            if len(cells) != len(header):
                self.tell("cells", number, len(cells))
            else:
                yield number, cells

    # -- a line ------------------------------------------------------------------------

    def line(self, number, cells):
        values = dict(zip(FIELDS, (cell.strip() for cell in cells), strict=False))
        self.check_cells(number, values)
        self.check_moment(number, values)
        return self.checked_amounts(number, values) if counts(values) else None

    def check_cells(self, number, values):
        """Each cell for itself, then those that go two by two."""
        for field in FIELDS:
            if not values[field] and field not in OPTIONAL:
                self.tell("missing", number, field)
        for fields, code, is_right in (
            (DATES, "date", day_of),
            (AMOUNTS, "amount", AMOUNT.match),
        ):
            for field in fields:
                if values[field] and not is_right(values[field]):
                    self.tell(code, number, f"{field} {values[field]}")
        for first, second in PAIRS:
            if bool(values[first]) != bool(values[second]):
                self.tell("pair", number, f"{first}, {second}")
        account = values["CompteNum"]
        if account and not re.match(r"^[1-9]\d\d", account):
            self.tell("account", number, account)

    def check_moment(self, number, values):
        entry, valid = day_of(values["EcritureDate"]), day_of(values["ValidDate"])
        if entry and valid and valid < entry:
            self.tell("valid_before", number, values["ValidDate"])

    def checked_amounts(self, number, values):
        debit, credit = amount(values["Debit"]), amount(values["Credit"])
        if debit and credit:
            self.tell("both_sides", number, f"{values['Debit']} {values['Credit']}")
        if not debit and not credit:
            self.tell("no_amount", number)
        return Line(number, values, debit, credit)

    # -- between lines -----------------------------------------------------------------

    def check_order(self, lines):
        """Entries come in the order of their validation (VII of the article)."""
        latest = ""
        for line in lines:
            valid = line.values["ValidDate"]
            if valid < latest:
                self.tell("order", line.number, f"{latest} > {valid}")
            latest = max(latest, valid)

    def check_year(self, lines, closing):
        if not closing:
            return
        last = closing.strftime("%Y%m%d")
        for line in lines:
            if line.values["EcritureDate"] > last:
                self.tell("after_closing", line.number, line.values["EcritureDate"])

    def check_entries(self, lines):
        """Each entry has debit = credit and one date; {(journal, number): lines}."""
        entries = defaultdict(list)
        for line in lines:
            entries[line.values["JournalCode"], line.values["EcritureNum"]].append(line)
        for (journal, name), parts in entries.items():
            gap = sum((part.debit - part.credit for part in parts), Decimal())
            where = parts[0].number
            if gap:
                self.tell("unbalanced", where, f"{journal} {name} {gap}")
            if len({part.values["EcritureDate"] for part in parts}) > 1:
                self.tell("entry_dates", where, f"{journal} {name}")
        return entries

    def check_numbers(self, entries):
        """No hole in the numbers of a journal: a lost entry would leave one."""
        series = defaultdict(dict)
        for (journal, name), parts in entries.items():
            found = NUMBER.match(name)
            if not found:
                self.tell("number", parts[0].number, f"{journal} {name}")
                continue
            series[journal, found[1]][int(found[2])] = parts[0].number
        for (journal, prefix), numbers in series.items():
            for low, high in _holes(sorted(numbers)):
                lost = f"{prefix}{low}" + (f"-{high}" if high > low else "")
                self.tell("gap", numbers[high + 1], f"{journal} {lost}")

    def check_names(self, lines):
        for code, name in NAMES:
            known = {}
            for line in lines:
                first = known.setdefault(line.values[code], line.values[name])
                if first != line.values[name]:
                    detail = f"{line.values[code]} {first} / {line.values[name]}"
                    self.tell("two_names", line.number, detail)
                    known[line.values[code]] = line.values[name]

    def check_totals(self, lines):
        gap = sum((line.debit - line.credit for line in lines), Decimal())
        if gap:
            self.tell("total", 0, gap)


def _holes(numbers):
    """(first, last) of what is missing between the smallest and the largest."""
    for low, high in zip(numbers, numbers[1:], strict=False):
        if high > low + 1:
            yield low + 1, high - 1
