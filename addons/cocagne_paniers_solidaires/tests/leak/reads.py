"""Every row and every field that a user reads over RPC, model by model."""

from .tries import attempt

#: Above so many rows only the newest are read: words of the programme itself.
FULL, NEWEST = 300, 100
#: Drawn at random: tokens that no word of theirs tells apart.
DRAWN = {"barcode"}
#: What Odoo is made of; no row of it is about people.
MACHINERY = ("ir.model", "ir.ui.", "ir.actions", "ir.module", "res.country", "res.lang")


def models(env):
    """The models with rows that the user reads."""
    return [
        env[name]
        for name, model in sorted(env.registry.models.items())
        if not model._abstract
        and not model._transient
        and not name.startswith(MACHINERY)
        and env[name].has_access("read")
    ]


def readable(model):
    """The names of the fields that the user may read."""
    return [
        field.name
        for field in model._fields.values()
        if field.name not in DRAWN | {"id"} and model._has_field_access(field, "read")
    ]


def seen(env):
    return {f"model {model._name}": rows(model) for model in models(env)}


def rows(model):
    """How many rows, in which order, with what in them."""
    env = model.env
    count = attempt(env, lambda: model.search_count([]))
    if not count or not isinstance(count, int):
        return count
    order = None if count <= FULL else "id desc"
    found = model.search([], limit=FULL if count <= FULL else NEWEST, order=order)
    names = attempt(env, lambda: model.name_search("", limit=FULL))
    return {"count": count, "rows": values(found), "names": names}


def values(records):
    """All that the user reads of these records, by field."""
    env, names = records.env, readable(records)
    shown = attempt(env, lambda: _read(records, names))
    if isinstance(shown, str):  # one field fails: each is read alone
        shown = {n: attempt(env, lambda n=n: _read(records, [n])) for n in names}
    return shown


def _read(records, names):
    """Values by field: a column tells more shortly where the difference is."""
    read = records.with_context(bin_size=True).read(names)
    return {name: [_shown(records, name, row[name]) for row in read] for name in names}


def _shown(records, name, value):
    """A link says what it points to, not its number."""
    field = records._fields[name]
    if field.type == "many2one" and value:
        return value[1]
    if field.type in ("one2many", "many2many"):
        # sudo: the names, to compare; what the user sees of them is read elsewhere
        return records.env[field.comodel_name].browse(value).sudo().mapped(_name_of)
    if field.type == "many2one_reference":
        return bool(value)
    return value


def _name_of(record):
    return record.display_name or ""
