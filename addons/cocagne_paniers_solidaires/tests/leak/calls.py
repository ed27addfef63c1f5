"""The methods of every model that RPC calls with arguments: rows, groups, names, views.

``reads`` and ``screens`` ask what the web client asks. Here the same models are asked in
the other ways that a program may use, and with what our code looks for in the context.
"""

from . import ours, reads
from .tries import attempt
from .words import without

#: So many rows of a model.
NEWEST = 3
KINDS = [(False, kind) for kind in ("list", "kanban", "form", "search")]
#: Fields by which rows are counted.
TYPES = ("many2one", "selection", "boolean", "date")


def seen(env):
    shown = {}
    for model in ours.models(env):
        if not model.search_count([], limit=1):
            continue  # nothing to tell of: ``reads`` says so
        for name, ask in _questions(model).items():
            told = attempt(env, ask, undo=name == "onchange")
            shown[f"call {model._name}.{name}"] = without(told, _newest(model).ids)
    return shown


def _newest(model):
    """The newest rows of Dina, where rows are of somebody; else the newest."""
    field, found = model._fields.get("partner_id"), model.browse()
    if field and field._description_searchable and field.type == "many2one":
        domain = [("partner_id", "ilike", "Dina")]
        found = model.search(domain, limit=NEWEST, order="id desc")
    return found or model.search([], limit=NEWEST, order="id desc")


def _questions(model):
    """{name: what asks}; each is asked as the user."""
    names = reads.readable(model)
    first = [name for name in names if model._fields[name].store][:8]
    asked = {
        "search_read": lambda: model.search_read(
            [("id", "!=", 0)], first, limit=NEWEST, order="id desc"
        ),
        "web_search_read": lambda: model.with_context(
            active_test=False
        ).web_search_read([], {"display_name": {}}, limit=NEWEST, count_limit=10_000),
        "name_search": lambda: [
            name for _id, name in model.name_search("Dina", [], "ilike", NEWEST)
        ],
        "export_data": lambda: _exported(_newest(model), _columns(model, names)),
        "groups": lambda: _groups(model, names),
        "read_group": lambda: _read_group(model, names),
        "get_views": lambda: _views(model),
        "get_activity_data": lambda: _activities(model),
        "onchange": lambda: _changed(model),
    }
    rows = _newest(model)
    for key in ours.context_keys(type(model)):
        known = rows.with_context(**{key: True})
        asked[f"context {key}"] = lambda known=known: reads.values(known)
    return asked


def _columns(model, names):
    """The columns of an export: links by the name of what they point to."""
    return [
        f"{name}/display_name" if model._fields[name].relational else name
        for name in names
        if model._fields[name].exportable and model._fields[name].type != "binary"
    ]


def _exported(rows, columns):
    """The table of an export, by the names of its columns."""
    table = rows.export_data(columns)["datas"]
    return dict(zip(columns, zip(*table, strict=True), strict=True)) if table else None


def _groups(model, names):
    """How many rows for each value of each field, in one query."""
    fields = [name for name in names if _groups_well(model._fields[name])]
    sets = [[f"{n}:month" if model._fields[n].type == "date" else n] for n in fields]
    found = model.formatted_read_grouping_sets([], sets, ["__count"])
    return dict(zip(fields, map(_counts, found), strict=True))


def _groups_well(field):
    return field.store and field.type in TYPES and not field.inherited


def _counts(groups):
    """Without ids: the names of the groups, and how many."""
    return [
        [value[1] if isinstance(value, tuple) else value for value in group.values()][
            :2
        ]
        + [group.get("__count")]
        for group in groups
    ]


def _read_group(model, names):
    """The deprecated way, which RPC still answers: sums of all numbers."""
    numbers = [
        f"{name}:sum"
        for name in names
        if model._fields[name].store
        and model._fields[name].aggregator == "sum"
        and model._fields[name].type in ("integer", "float", "monetary")
    ]
    return model.read_group([], numbers, []) if numbers else None


def _views(model):
    """What a window asks for at once: views, and the fields that they may name.

    Asked where our code has a say in it: elsewhere views hang on groups only.
    """
    if not ours.defines(type(model), ("_get_view", "get_views", "get_view")):
        return None
    found = model.get_views(KINDS)
    return [
        {kind: view["arch"] for kind, view in found["views"].items()},
        {name: sorted(info["fields"]) for name, info in found["models"].items()},
    ]


def _activities(model):
    if "activity_ids" not in model._fields:
        return None
    return model.env["mail.activity"].get_activity_data(model._name, [], limit=NEWEST)


def _changed(model):
    """A new record for Dina, as the form fills it in while it is written."""
    if "partner_id" not in model._fields or not model.has_access("create"):
        return None
    dina = model.env["res.partner"].search([("name", "ilike", "Dina")], limit=1).id
    spec = {
        name: {}
        for name in reads.readable(model)
        if model._fields[name].type not in ("one2many", "many2many", "binary")
    }
    return model.onchange({"partner_id": dina}, ["partner_id"], spec)
