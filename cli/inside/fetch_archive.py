"""Downloads one source archive where pip would find it, without running it.

`pip download` runs the archive's setup.py to read its metadata; asking pip's own
finder keeps its configuration (addresses, proxies, certificates) and runs nothing.
"""

import sys

from pip._internal.commands.download import DownloadCommand
from pip._vendor.packaging.requirements import Requirement


def main(wanted, target):
    """Write the archive of `name==version` to a file."""
    requirement = Requirement(wanted)
    command = DownloadCommand("download", "")
    with command.main_context():
        options, _arguments = command.parse_args(["--no-binary=:all:"])
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        found = finder.find_best_candidate(requirement.name, requirement.specifier)
        if not found.best_candidate:
            sys.exit(f"Could not find {wanted}")
        answer = session.get(found.best_candidate.link.url_without_fragment)
        answer.raise_for_status()
        with open(target, "wb") as file:
            file.write(answer.content)


if __name__ == "__main__":
    main(*sys.argv[1:])
