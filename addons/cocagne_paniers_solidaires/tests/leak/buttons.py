"""Every public method of our addons that a click, or RPC, can call without argument."""

import inspect
from functools import lru_cache

from . import reads
from .tries import attempt
from .words import without

#: So many records of a model get their buttons pressed: of those that the user reads,
#: then of those that are there.
MOST = 2
#: The number of a record that is not there.
NOBODY = 10**9


def seen(env):
    shown = {}
    for name in sorted(env.registry.models):
        if name.startswith(reads.MACHINERY):
            continue
        model = env[name]
        for method in _methods(model):
            for place, records in enumerate(_records(model, method)):
                told = attempt(env, lambda r=records, m=method: _press(r, m), undo=True)
                # who names a record knows its number
                shown[f"button {name}.{method} {place}"] = without(told, records.ids)
            told = [
                without(
                    attempt(env, lambda r=records, m=method: _press(r, m), undo=True),
                    records.ids,
                )
                for records in _closed_records(model, method)
            ]
            # how many are refused is not seen
            told = [one for one in told if one != "refused"]
            shown[f"button {name}.{method} on others"] = told
    return shown


def _methods(model):
    """The names of our public methods that need nothing more than their records."""
    return _methods_of(type(model))


@lru_cache(maxsize=4096)
def _methods_of(model):
    names = {
        name
        for parent in model.mro()
        if parent.__module__.startswith("odoo.addons.cocagne_")
        for name in vars(parent)
        if not name.startswith("_")
    }
    return [name for name in sorted(names) if _is_callable(model, name)]


def _is_callable(model, name):
    method = getattr(model, name)
    if not callable(method) or getattr(method, "_api_private", False):
        return False
    try:
        needed = [
            word
            for word in inspect.signature(method).parameters.values()
            if word.default is word.empty and word.kind in (0, 1)
        ]
    except (TypeError, ValueError):  # not a method
        return False
    return len(needed) <= 1 and name not in ("create", "write", "unlink", "copy")


def _records(model, method):
    """The records that a user would press the button of."""
    if model._abstract or getattr(getattr(model, method), "_api_model", False):
        return [model]
    if model._transient or not model.has_access("read"):
        return []  # of dialogs: see dialogs.py
    return list(model.search([], limit=MOST, order="id desc"))


def _closed_records(model, method):
    """The last records that the user does not read: RPC can name any number."""
    is_model = getattr(getattr(model, method), "_api_model", False)
    if model._abstract or model._transient or is_model:
        return []
    # sudo: the numbers of records that no screen of this user shows
    last = model.sudo().search([], limit=10, order="id desc").with_env(model.env)
    return list((last - last._filtered_access("read"))[:MOST]) or [model.browse(NOBODY)]


def _press(records, method):
    # what was read before as somebody else is not known to RPC
    records.invalidate_recordset()
    result = getattr(records, method)()
    return [result, opened(records.env, result)]


def opened(env, action):
    """What a dialog shows that a button opens."""
    if not isinstance(action, dict) or not action.get("res_id"):
        return None
    if not env[action["res_model"]]._transient:
        return None
    dialog = env[action["res_model"]].browse(action["res_id"])
    return reads.values(dialog.with_context(action.get("context") or {}))
