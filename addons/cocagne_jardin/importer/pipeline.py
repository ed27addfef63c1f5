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


def read_and_check(
    files: Iterable[tuple[str, bytes]], facts: Facts
) -> tuple[FileSet, Problems]:
    """Read, convert and check files; every problem of all of them is collected.

    :param files: name and content of each file.
    :param facts: what the garden already has; it is completed with the files.
    """
    problems = Problems()
    records = read_records(read_files(files, problems), problems)
    merge(records, facts)
    check_garden(records, facts, problems)
    check_people(records, facts, problems)
    check_subscriptions(records, facts, problems)
    return records, problems
