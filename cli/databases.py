"""Template databases, made once for one state of the addons, then cloned.

Three levels: `base` has the Odoo and OCA addons that ours depend on, `modele` has ours
on top, `tests` the gardens that tests share, with their chart of accounts.  Attachments are kept in the database, so that a clone is complete.
"""

import ast
import os
import re

from . import run, state
from .say import Bar, Failure, say

# Creating a French company at run time installs these: installed up front.
ALWAYS = ("account_peppol", "l10n_fr_account", "l10n_fr_facturx_chorus_pro")
ADDONS = state.ROOT / "addons"
LOADING = re.compile(r"Loading module (\S+) \((\d+)/(\d+)\)")


def own_addons():
    """The names of our addons."""
    return sorted(path.parent.name for path in ADDONS.glob("*/__manifest__.py"))


def dependencies():
    """What our addons depend on, apart from one another, and what France needs."""
    found = set(ALWAYS)
    for name in own_addons():
        text = (ADDONS / name / "__manifest__.py").read_text(encoding="utf-8")
        manifest = ast.literal_eval(text)
        found |= set(manifest.get("depends", []))
        found |= set(manifest.get("auto_install_with", []))
    return sorted(found - set(own_addons()))


def base_key(ground):
    """What the first level depends on."""
    locks = [state.ROOT / "config" / "requirements-oca.txt"]
    return state.digest(ground.odoo.version, *locks, *dependencies())


def addons_key(ground):
    """What the second level depends on: also every file of our addons."""
    files = [path for path in sorted(ADDONS.rglob("*")) if _counts(path)]
    names = [str(path.relative_to(ADDONS)) for path in files]
    return state.digest(base_key(ground), *names, *files)


def _counts(path):
    """Whether a file of an addon changes what is installed: tests do not."""
    parts = path.relative_to(ADDONS).parts
    apart = {"tests", "__pycache__", "readme"} & set(parts[:2] + parts[-2:])
    return path.is_file() and path.suffix != ".pyc" and not apart


def prefix():
    """How this checkout's databases begin, on a server that others use too."""
    return f"cocagne_{state.checkout_id()}"


def names(ground):
    """The databases that we may see on the server."""
    return ground.server.query("SELECT datname FROM pg_database")


def drop(ground, name):
    """Drop a database if it exists, with its connections."""
    ground.server.query(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def clone(ground, source, name):
    """Copy a database: under a second, where installing takes minutes."""
    ground.server.query(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def rename(ground, name, new):
    """Give a finished database its name, in place of an older one."""
    drop(ground, new)
    ground.server.query(f'ALTER DATABASE "{name}" RENAME TO "{new}"')


def template(ground):
    """The template database with all our addons, made when it is not there yet."""
    with state.locked(state.STATE / "template.lock", "un autre modèle se construit"):
        base = f"{prefix()}_base_{base_key(ground)}"
        name = f"{prefix()}_modele_{addons_key(ground)}"
        present = names(ground)
        if name in present:
            return name
        if base not in present:
            _build(ground, base, None, dependencies())
        _build(ground, name, base, own_addons())
        for old in names(ground):
            if _template_name(old) and old not in (base, name, _cast_name(ground)):
                drop(ground, old)
    return name


def template_of_tests(ground):
    """The template with the tests' own gardens: their chart takes seconds to load."""
    source, name = template(ground), _cast_name(ground)
    with state.locked(state.STATE / "template.lock", "un autre modèle se construit"):
        if name not in names(ground):
            drop(ground, f"{name}_part")
            clone(ground, source, f"{name}_part")
            script = state.ROOT / "cli" / "inside" / "make_cast.py"
            words = [ground.python, script, f"{name}_part"]
            run.logged("install", words, what="les jardins des tests", env=_env(ground))
            rename(ground, f"{name}_part", name)
    return name


def _cast_name(ground):
    casts = sorted(ADDONS.glob("*/tests/common.py"))
    return f"{prefix()}_tests_{state.digest(addons_key(ground), *casts)}"


def _template_name(name):
    return re.match(rf"{prefix()}_(base|modele|tests)_", name)


def _build(ground, name, source, modules):
    drop(ground, f"{name}_part")
    if source:
        clone(ground, source, f"{name}_part")
    if modules or not source:
        install(ground, f"{name}_part", modules or ["base"])
    rename(ground, f"{name}_part", name)


def install(ground, database, modules, verb="-i"):
    """Install (or update, `-u`) modules with a progress bar."""
    say("base", f"installation de {len(modules)} modules dans {database}")
    words = [ground.python, state.ROOT / "cli" / "inside" / "odoo_command.py"]
    words += ["-d", database, verb, ",".join(modules), "--load-language=fr_FR"]
    words += ["--stop-after-init", "--no-http", "--log-level=info"]
    log = state.LOGS / "install.log"
    log.unlink(missing_ok=True)
    bar = Bar("base", 1, "modules")

    def on_line(line):
        found = LOADING.search(line)
        if found:
            bar.total = int(found[3])
            bar.show(int(found[2]))

    try:
        run.logged("install", words, on_line, "l'installation", env=_env(ground))
    finally:
        bar.clear()
    _settle(ground, database)
    _warn_of(log)


def _env(ground):
    return {**ground.environment(), "NO_COLOR": "1"}


def _settle(ground, database):
    """What every template has: attachments in the database, fresh statistics."""
    script = state.ROOT / "cli" / "inside" / "settle.py"
    words = [ground.python, script, database]
    run.logged("install", words, what="la mise au point de la base", env=_env(ground))


def _warn_of(log):
    lines = state.read(log).splitlines()
    bad = [line for line in lines if re.search(r" (WARNING|ERROR|CRITICAL) \S+ ", line)]
    if bad:
        say("base", f"{len(bad)} avertissements d'Odoo, voir {log} ; le premier :")
        say("", bad[0].split(" ", 4)[-1][:160])


def ensure(ground, name):
    """A database for the user: made from the template, or brought up to date."""
    check_name(name)
    key = addons_key(ground)
    if name not in names(ground):
        source = template(ground)
        drop(ground, f"{name}_part")
        clone(ground, source, f"{name}_part")
        set_key(ground, f"{name}_part", key)
        rename(ground, f"{name}_part", name)
        say("base", f"{name} créée")
    elif get_key(ground, name) not in (None, key):
        say("base", f"{name} : les modules ont changé, mise à jour")
        install(ground, name, own_addons(), "-u")
        set_key(ground, name, key)
    return name


def check_name(name):
    """Refuse a name that PostgreSQL or a command line would misread."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,50}", name):
        raise Failure(
            f"« {name} » ne convient pas comme nom de base.",
            "prenez des minuscules sans accent, des chiffres et le signe _.",
        )


def get_key(ground, name, parameter="cocagne.addons_key"):
    """A key that we wrote in a database; None when it is not one of ours."""
    sql = f"SELECT value FROM ir_config_parameter WHERE key = '{parameter}'"
    try:
        rows = ground.server.query(sql, name)
    except Failure:
        return None
    return rows[0] if rows else None


def set_key(ground, name, value, parameter="cocagne.addons_key"):
    """Write in a database what it was made from."""
    ground.server.query(
        f"DELETE FROM ir_config_parameter WHERE key = '{parameter}'; "
        f"INSERT INTO ir_config_parameter (key, value) VALUES ('{parameter}', '{value}')",
        name,
    )


def temporary(ground, purpose):
    """The name of a database of this process; those of dead processes go."""
    pattern = re.compile(rf"{prefix()}_{purpose}_(\d+)(-gw\d+)?")
    for name in names(ground):
        found = pattern.fullmatch(name)
        if found and not os.path.exists(f"/proc/{found[1]}"):
            drop(ground, name)
    return f"{prefix()}_{purpose}_{os.getpid()}"
