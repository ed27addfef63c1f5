import sys
from pathlib import Path

from .reader import read_fec


def main(paths):
    """Check files; 0 when none has a problem."""

    def say(text):
        sys.stdout.write(f"{text}\n")

    wrong = 0
    for path in map(Path, paths):
        report = read_fec(path.read_bytes(), path.name)
        say(f"{path.name}: {report.entries} entries, {len(report.lines)} lines")
        for problem in report.problems:
            say(f"  line {problem.line}: {problem.code} {problem.detail}")
        wrong += len(report.problems)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
