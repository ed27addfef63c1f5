"""The whole reading of a file set, before anything is written."""

from collections.abc import Iterable

from .check_garden import check_garden
from .check_people import check_people
from .check_subscriptions import check_subscriptions
from .facts import Facts
from .merge import merge
from .problems import Problems
from .reader import read_files
from .records import FileSet, read_records


def read(files: Iterable[tuple[str, bytes]]) -> tuple[FileSet, Problems]:
    """Read and convert files; every problem of all of them is collected.

    :param files: name and content of each file.
    """
    problems = Problems()
    return read_records(read_files(files, problems), problems), problems


def check(files: FileSet, facts: Facts, problems: Problems):
    """Check the records against each other and against what the garden has.

    :param facts: what the garden has already; it is completed with the files.
    """
    merge(files, facts)
    check_garden(files, facts, problems)
    check_people(files, facts, problems)
    check_subscriptions(files, facts, problems)


def read_and_check(
    files: Iterable[tuple[str, bytes]], facts: Facts
) -> tuple[FileSet, Problems]:
    """:func:`read`, then :func:`check`."""
    records, problems = read(files)
    check(records, facts, problems)
    return records, problems
