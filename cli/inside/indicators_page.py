"""Prints docs/indicators.md from the indicators of a database."""

import pathlib
import sys

from session import open_env


def main(database, target):
    """Write the page in French."""
    with open_env(database) as env:
        text = env["cocagne.indicator"]._page()
    pathlib.Path(target).write_text(text, encoding="utf-8")
    print("@answer true", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
