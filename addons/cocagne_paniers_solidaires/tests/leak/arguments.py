"""Every public method of our addons that needs arguments, with values that RPC can send.

Numbers stand for records: those of Dina, of the last records, of the model itself. What
a method makes of values that it does not expect is seen too: an error can tell.
"""

import inspect
from functools import lru_cache

from . import buttons, reads
from .tries import attempt
from .words import without

#: Models whose last record an argument can name: the word before ``_id``.
NAMED = {
    "delivery": "cocagne.delivery",
    "depot": "cocagne.depot",
    "garden_round": "cocagne.round",
    "workshop": "event.event",
    "composition": "cocagne.basket.content",
    "product": "product.product",
    "company": "res.company",
    "basket": "cocagne.basket",
}
#: Arguments that are neither numbers nor names.
DAYS = ("day", "month", "date", "first", "end", "last_day", "date_from", "any_day")
WORDS = ("text", "name", "reason", "note", "choice", "state", "mode", "slug", "screen")


def seen(env):
    shown = {}
    for name in sorted(env.registry.models):
        if name.startswith(reads.MACHINERY):
            continue
        model = env[name]
        for method in _methods_of(type(model)):
            for place, given in enumerate(_given(env, model, method)):
                told = attempt(
                    env, lambda c=(model, method, given): _call(*c), undo=True
                )
                numbers = [v for v in given.values() if type(v) is int]
                shown[f"call {name}.{method} {place}"] = without(told, numbers)
    return shown


@lru_cache(maxsize=4096)
def _methods_of(model):
    """The names of our public methods that take more than their records."""
    if model._transient:
        return []  # see dialogs.py
    names = {
        name
        for parent in model.mro()
        if parent.__module__.startswith("odoo.addons.cocagne_")
        for name in vars(parent)
        if not name.startswith("_")
    }
    usual = {"create", "write", "unlink", "copy", "read", "default_get", "copy_data"}
    return [name for name in sorted(names - usual) if _takes_arguments(model, name)]


def _takes_arguments(model, name):
    method = getattr(model, name)
    if not inspect.isfunction(method) or getattr(method, "_api_private", False):
        return False
    return bool(_parameters(method)[0])


def _parameters(method):
    """(all that can be given, those that must be)."""
    words = list(inspect.signature(method).parameters.values())[1:]
    words = [word for word in words if word.kind in (0, 1, 3)]
    return (
        [word.name for word in words],
        [word.name for word in words if word.default is word.empty],
    )


def _given(env, model, method):
    """Ways to fill in the arguments: by their names, as numbers, as a client's name."""
    words, needed = _parameters(getattr(type(model), method))
    # sudo: RPC can name any record
    last = model.sudo().search([], limit=1, order="id desc").id if model._auto else 1
    dina = env["res.partner"].sudo().search([("name", "ilike", "Dina")], limit=1).id
    yield {word: _value(env, word, dina, last) for word in words}
    for value in (last or buttons.NOBODY, dina, "Dina"):
        yield dict.fromkeys(needed or words, value)
    if "operations" in words:
        for operation in _operations(env):
            yield {"operations": [operation]}
    if "code" in words and model._name == "cocagne.home":
        for code in env["cocagne.home"]._alert_codes():
            yield {"code": code}


def _value(env, word, dina, last):
    model = NAMED.get(word.removesuffix("_id"))
    if model:
        return _last(env, model)
    if word in DAYS or word.startswith("date"):
        return "2026-03-10"
    if word in WORDS:
        return "Dina"
    if word.endswith("s") and not word.endswith("_ids"):
        return [last]
    return {"partner": dina, "offset": -12, "quantity": 1}.get(word, last)


def _last(env, model):
    # sudo: RPC can name any record
    return env[model].sudo().search([], limit=1, order="id desc").id


def _operations(env):
    """What the screens without connection send: each kind, on the last records."""
    # sudo: RPC can name any record
    baskets = env["cocagne.basket"].sudo()
    delivered = baskets.search([("state", "=", "delivered")], limit=1, order="id desc")
    registration = env["event.registration"].sudo().search([], limit=1, order="id desc")
    common = {
        "delivery_id": delivered.delivery_id.id,
        "depot_id": delivered.depot_id.id,
        "basket_ids": delivered.ids,
        "workshop_id": registration.event_id.id,
        "registration_ids": registration.ids,
        "state": "not_collected",
        "step": "prepared",
        "attendance": "present",
        "name": "Dina",
    }
    kinds = ("step", "basket", "round", "undo_round")
    kinds += ("mark", "missed", "party", "add", "remove", "close")
    return [{**common, "kind": kind, "uid": f"leak-{kind}"} for kind in kinds]


def _call(model, method, given):
    records = model
    if model._auto and not getattr(getattr(model, method), "_api_model", False):
        # sudo: RPC can name any record
        last = model.sudo().search([], limit=1, order="id desc").ids
        records = model.browse(last or [buttons.NOBODY])
        records.invalidate_recordset()
    result = getattr(records, method)(**given)
    return [result, buttons.opened(records.env, result)]
