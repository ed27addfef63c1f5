"""Chooses the command, and turns every expected failure into a sentence."""

import argparse
import errno
import importlib
import os
import sys

from . import embedded
from .say import Failure, failure

# What the user types, and the module that does it.
COMMANDS = {
    "demo": "demo",
    "test": "test",
    "shell": "shell",
    "import": "import_garden",
    "bench": "bench",
    "lint": "lint",
    "mails": "mails",
    "indicators": "indicators",
    "translations": "translations",
    "doctor": "doctor",
    "reset": "reset",
}
# After these, everything belongs to another program's command line.
PASS_THROUGH = {"test"}


def main(words):
    """Run one command; its exit code is ours."""
    try:
        return _dispatch(words)
    except Failure as error:
        failure(error)
        return error.code
    except KeyboardInterrupt:
        failure(Failure("interrompu ; relancez la commande pour continuer."))
        return 130
    except BrokenPipeError:
        # The reader of our output has gone: say nothing more on it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        failure(_system_failure(error))
        return 1
    finally:
        embedded.release()


def _system_failure(error):
    """A refusal of the operating system, as a sentence with its remedy."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "libérez de la place, puis relancez la commande."
        return Failure("le disque est plein.", remedy)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        remedy = "vérifiez à qui appartient ce fichier, et que le disque accepte."
        return Failure(f"accès refusé : {error.filename or error}.", remedy)
    return Failure(f"le système a refusé : {error}.")


def _dispatch(words):
    parser = argparse.ArgumentParser(
        prog="cocagne",
        description="Cocagne : l'outil du projet. Tout ce qui manque est installé "
        "dans le dossier .cocagne, sans rien changer au reste de la machine.",
    )
    choices = parser.add_subparsers(dest="command", metavar="commande")
    modules = {}
    for name, file in COMMANDS.items():
        module = importlib.import_module(f".commands.{file}", __package__)
        modules[name] = module
        sub = choices.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.arguments(sub)
    if words and words[0] in PASS_THROUGH and not {"-h", "--help"} & set(words[1:2]):
        return modules[words[0]].run(argparse.Namespace(words=words[1:]))
    options = parser.parse_args(words)
    if not options.command:
        parser.print_help(sys.stderr)
        return 2
    return modules[options.command].run(options)
