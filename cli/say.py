"""What the user is told: one voice, in French, on standard error."""

import shutil
import sys


class Failure(Exception):
    """A refusal that the user can mend: what is wrong and what to do."""

    def __init__(self, message, remedy=None, code=1):
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code


def say(part, text):
    """One line for one part of the set-up."""
    print(f"{part:<12}{text}", file=sys.stderr, flush=True)


def failure(error):
    """The message of a refusal, then its remedy."""
    print(f"cocagne : {error.message}", file=sys.stderr)
    if error.remedy:
        print(f"Remède : {error.remedy}", file=sys.stderr)


class Bar:
    """A progress bar on a terminal, silent elsewhere."""

    def __init__(self, label, total, unit=""):
        self.label = label
        self.total = max(total, 1)
        self.unit = unit
        self.shown = False

    def show(self, done):
        """Draw the bar at this amount."""
        if not sys.stderr.isatty():
            return
        share = min(done / self.total, 1)
        width = max(10, min(30, shutil.get_terminal_size().columns - 50))
        full = int(share * width)
        line = f"{self.label:<12}[{'#' * full}{'.' * (width - full)}] {share:4.0%}"
        amount = f"{done:.0f}/{self.total:.0f} {self.unit}"
        print(f"\r{line} {amount} ", end="", file=sys.stderr, flush=True)
        self.shown = True

    def clear(self):
        """Leave the line to the sentence that follows."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def table(rows):
    """Rows of (label, value) as text, the values in one column."""
    rows = [(str(label), str(value)) for label, value in rows]
    width = max((len(label) for label, _value in rows), default=0)
    return "\n".join(f"  {label:<{width}}  {value}" for label, value in rows)
