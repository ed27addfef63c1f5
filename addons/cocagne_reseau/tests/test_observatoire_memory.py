"""The memory of writing does not grow with the gardens."""

import subprocess
import sys
import textwrap
from pathlib import Path

#: Figures are made when they are asked for: what is measured is the writing.
SCRIPT = """
    import sys, tempfile, tracemalloc, types
    from pathlib import Path

    root = Path({root!r})
    # the package alone, without Odoo
    for name in ("reseau", "reseau.report"):
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__path__ = [str(root / name.partition(".")[2])]
    from reseau.report.observatoire.book import Book, Column, Garden, Region, Theme, Year
    from reseau.report.observatoire.workbook import write_workbook

    class Words(dict):
        def __missing__(self, key):
            return key

    class Figures:
        def get(self, key, default=None):
            garden, code = key
            return None if hash(code) % 11 == 0 else 1234.5

    class Gardens:
        def __iter__(self):
            for key in range({gardens}):
                name = f"Jardin {{key}}"
                yield Garden(key, name, f"J{{key}}", "Bretagne", 12 - key % 2)

    themes = tuple(
        Theme(f"t{{t}}", f"Theme {{t}}", tuple(
            Column(f"t{{t}}.c{{c}}", f"Figure {{c}}", "Text.", "euros", "Euros", "Sum",
                   1, "test") for c in range(24)))
        for t in range(7))
    book = Book(
        2025, "Net", "day", "me", 5, themes, Gardens(),
        tuple(Region(key, f"R{{key}}", 10) for key in range(13)),
        tuple(Year(year, 130, 130, 100, 1500, Figures()) for year in range(2021, 2026)),
        Figures(), Figures(), {{}}, {{}}, ("t0.c0",), Words(),
        tuple("jfmamjjasond"))
    tracemalloc.start()
    with tempfile.TemporaryFile() as stream:
        write_workbook(book, stream, constant_memory={constant})
    print(tracemalloc.get_traced_memory()[1])
"""


def peak(gardens, constant=True):
    """Bytes at most while a workbook of so many gardens is written."""
    root = str(Path(__file__).resolve().parents[1])
    script = textwrap.dedent(SCRIPT).format(
        root=root, gardens=gardens, constant=constant
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return int(result.stdout)


def test_ten_times_as_many_gardens_take_the_same_memory():
    assert peak(130) < 1.1 * peak(13)


def test_without_constant_memory_the_measure_would_see_it():
    assert peak(130, constant=False) > 1.5 * peak(13, constant=False)
