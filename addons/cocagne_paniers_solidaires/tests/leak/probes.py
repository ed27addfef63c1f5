"""Questions about what a user may not read: filters, sorts, groups, sums, exports.

A field that is closed can still be asked for: "how many baskets whose line costs 3 €?".
Each secret (a stored field that differs between the two states) is asked for from every
model that the user reads, directly and through every link.
"""

from . import reads
from .tries import attempt


def seen(env, secrets):
    """:param secrets: {(model, field): a value that only one state holds}."""
    fields = {}
    for (model, field), value in secrets.items():
        fields.setdefault(model, {})[field] = value
    shown = {}
    for model in reads.models(env):
        for path, target in _paths(model, fields):
            asked = fields[target].items()
            if path and path.count(".") == 1 and not _is_open(model, path, target):
                # its model is closed: whatever the field, one refusal stands for all
                asked = list(asked)[:1]
            for name, value in asked:
                shown |= _questions(model, f"{path}{name}", target, name, value)
    return shown


def _is_open(model, path, target):
    """Whether the model behind a link answers: its rights are given, or not asked."""
    field = model._fields[path.removesuffix(".")]
    bypassed = getattr(field, "bypass_search_access", False)
    return bypassed or model.env[target].has_access("read")


def _paths(model, fields):
    """("", model) and ("link.", comodel) where secrets are."""
    if model._name in fields:
        yield "", model._name
    for field in model._fields.values():
        if not (field.relational and field._description_searchable):
            continue
        if not model._has_field_access(field, "read"):
            continue
        if field.comodel_name in fields:
            yield f"{field.name}.", field.comodel_name
        if getattr(field, "bypass_search_access", False):
            # the rights of the model behind are not asked
            behind = model.env[field.comodel_name]
            for inner in behind._fields.values():
                if inner.relational and inner.store and inner.comodel_name in fields:
                    yield f"{field.name}.{inner.name}.", inner.comodel_name


def _questions(model, path, target, name, value):
    env, field = model.env, model.env[target]._fields[name]
    key = f"probe {model._name}.{path}"
    domains = [[(path, "!=", False)]]
    if value is not None and field.type != "boolean":
        domains.append([(path, "=", _converted(field, value))])
    shown = {
        f"{key} {place}": attempt(env, lambda d=domain: model.search_count(d))
        for place, domain in enumerate(domains)
    }
    if shown[f"{key} 0"] == "refused" and shown.get(f"{key} 1", "refused") == "refused":
        # what may not be filtered by may be asked for in other ways
        shown |= _other_questions(model, key, path)
    return shown


def _converted(field, text):
    """What PostgreSQL writes, as a domain wants it."""
    if field.type in ("integer", "many2one", "many2one_reference"):
        return int(text)
    return float(text) if field.type in ("float", "monetary") else text


def _other_questions(model, key, path):
    env = model.env
    steps = path.split(".")
    asked = {
        "export": lambda: model.search([], limit=20).export_data(["/".join(steps)]),
        "group": lambda: model.formatted_read_group([], [path], ["__count"]),
    }
    if len(steps) == 1:
        asked["sum"] = lambda: model.formatted_read_group([], [], [f"{path}:sum"])
        asked["sort"] = lambda: model.search([], order=path, limit=20)
        asked["read"] = lambda: model.search([], limit=20).read([path])
    return {f"{key} {what}": attempt(env, ask) for what, ask in asked.items()}
