"""The models that our addons make or change, and what their code asks of the context."""

import inspect
import re
import sys
from functools import lru_cache
from pathlib import Path

from . import reads

OURS = "odoo.addons.cocagne_"
KEY = re.compile(r"context(?:\.get\(|\[)\"(\w+)\"")
#: Keys that every dialog and list of Odoo sets, looked at by ``screens``.
USUAL = {"lang", "tz", "uid", "active_model", "active_id", "active_ids", "group_by"}


def models(env):
    """Those with rows that the user reads: elsewhere nothing of ours decides."""
    return [model for model in reads.models(env) if is_ours(type(model))]


@lru_cache(maxsize=4096)
def is_ours(model):
    return any(parent.__module__.startswith(OURS) for parent in model.mro())


@lru_cache(maxsize=4096)
def context_keys(model):
    """The keys of the context that our code of a model looks at."""
    modules = {p.__module__ for p in model.mro() if p.__module__.startswith(OURS)}
    texts = [
        Path(inspect.getsourcefile(sys.modules[name])).read_text("utf-8")
        for name in sorted(modules)
    ]
    return sorted({key for text in texts for key in KEY.findall(text)} - USUAL)


@lru_cache(maxsize=4096)
def defines(model, names):
    """Whether our addons write one of these methods of a model."""
    return any(
        name in vars(parent)
        for parent in model.mro()
        if parent.__module__.startswith(OURS)
        for name in names
    )
