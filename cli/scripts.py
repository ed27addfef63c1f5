"""Runs the scripts of cli/inside: progress drawn, answers returned."""

import json
import subprocess

from . import state
from .say import Bar, Failure

FOLDER = state.ROOT / "cli" / "inside"


def call(ground, script, *arguments, on_answer=None):
    """Run one of our inside scripts; return (exit code, answers)."""
    command = [ground.python, FOLDER / script, *arguments]
    answers = []
    bar = Bar("progrès", 1)
    with subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        text=True,
        env=ground.environment(),
    ) as process:
        for line in process.stdout:
            kind, _space, rest = line.rstrip("\n").partition(" ")
            if kind == "@progress":
                _draw(bar, rest)
            elif kind == "@answer":
                bar.clear()
                answers.append(json.loads(rest))
                if on_answer:
                    on_answer(answers[-1])
    bar.clear()
    return process.returncode, answers


def _draw(bar, text):
    done, total, *label = text.split(" ", 2)
    bar.label = " ".join(label)[:11] or bar.label
    try:
        bar.total = max(float(total), 1)
        bar.show(float(done))
    except ValueError:
        return


def refuse_without_answer(code, answers, what):
    """A script that died without an answer: its own words are above."""
    if not answers:
        raise Failure(f"{what} s'est arrêté (code {code}), la cause est ci-dessus.")
