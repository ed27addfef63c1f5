"""Every window that a user may open: its views, filters, groups and rows."""

from lxml import etree

from odoo.fields import Domain
from odoo.tools.safe_eval import datetime, dateutil, safe_eval, time

from . import reads
from .tries import attempt

KINDS = {"search", "list", "kanban", "form", "calendar", "graph", "pivot", "activity"}


def seen(env):
    shown = {}
    for action in _actions(env):
        if action.res_model in env and env[action.res_model].has_access("read"):
            shown |= _screen(env, action, shown)
    return shown


def _actions(env):
    """Those of our addons, and those that the user's menus open."""
    # sudo: which actions there are is no secret; what they show is read as the user
    actions = env["ir.actions.act_window"].sudo().search([], order="id")
    menus = env["ir.ui.menu"].sudo(False)
    shown = menus._visible_menu_ids() if menus.has_access("read") else []
    menus = menus.browse(shown).sudo()
    opened = {(menu.action._name, menu.action.id) for menu in menus if menu.action}
    names = actions.get_external_id()
    transient = {n for n, m in env.registry.models.items() if m._transient}
    return actions.filtered(
        lambda action: (
            (
                names[action.id].startswith("cocagne_")
                or (action._name, action.id) in opened
            )
            and not action.res_model.startswith(reads.MACHINERY)
            and action.res_model not in transient
            and (not action.group_ids or action.group_ids & env.user.all_group_ids)
        )
    )


def _name(action):
    return f"{action.get_external_id()[action.id] or action.name} ({action.res_model})"


def _evaluated(env, text, default):
    """The domain or context of an action, as the web client evaluates it."""
    words = {
        "uid": env.uid,
        "time": time,
        "datetime": datetime,
        "dateutil": dateutil,
        "relativedelta": dateutil.relativedelta.relativedelta,
        "context_today": lambda: datetime.date.today(),
        "current_date": str(datetime.date.today()),
        "allowed_company_ids": env.companies.ids,
        "context": env.context,
        "active_id": False,
        "active_ids": [],
        "active_model": False,
        "True": True,
        "False": False,
    }
    try:
        return safe_eval(text or repr(default), words)
    except Exception:  # an action that only opens from a record
        return default


def _screen(env, action, known):
    """What an action shows: {name: seen}; views and filters are looked at once."""
    context = {**env.context, **_evaluated(env, action.context, {})}
    context.pop("group_by", None)
    model = env[action.res_model].with_context(context)
    domain = Domain(_evaluated(env, action.domain, []))
    shown, archs = {}, {}
    search = (action.search_view_id.id or False, "search")
    for view, kind in [*action.views, search]:
        if kind not in KINDS:
            continue
        name = f"view {model._name} {kind} {view}"
        if name not in known:
            shown[name] = attempt(env, lambda v=(view, kind): _arch(model, v))
        archs[kind] = known.get(name) or shown[name]
    name = f"rows {model._name} {domain} {action.views}"
    if name not in known:
        shown[name] = attempt(env, lambda: _rows(model, domain, archs))
    name = f"filters {model._name} {domain} {search}"
    if name not in known and str(archs["search"]).startswith("<"):
        shown[name] = _filters(model, domain, etree.fromstring(archs["search"]))
    return {f"action {_name(action)}": context.get("lang")} | shown


def _arch(model, view):
    """A view as the user gets it."""
    return model.get_view(*view)["arch"]


def _rows(model, domain, archs):
    """The rows of the list or the cards, in their order, as the web client asks."""
    kind = next((k for k in ("list", "kanban", "form") if k in archs), None)
    if kind is None or not archs[kind].startswith("<"):
        return model.search_count(domain)
    arch = etree.fromstring(archs[kind])
    spec = {}
    for node in arch.iter("field"):
        field = model._fields.get(node.get("name"))
        nested = any(parent.tag == "field" for parent in node.iterancestors())
        if field and not nested and field.type != "binary":
            relation = field.type in ("many2one", "one2many", "many2many")
            spec[field.name] = {"fields": {"display_name": {}}} if relation else {}
    return model.web_search_read(domain, spec, limit=80, count_limit=10000)


def _filters(model, domain, search):
    """How many rows each filter leaves, how each group adds up."""
    if not attempt(model.env, lambda: model.search_count(domain, limit=1)):
        return {}
    shown = {}
    for node in search.iter("filter"):
        name = node.get("name") or node.get("string")
        if node.get("domain"):
            more = Domain(_evaluated(model.env, node.get("domain"), []))
            shown[f"filter {name}"] = attempt(
                model.env, lambda d=domain & more: model.search_count(d)
            )
        context = _evaluated(model.env, node.get("context"), {})
        groups = context.get("group_by")
        if groups:
            groups = [groups] if isinstance(groups, str) else list(groups)
            shown[f"group {name}"] = attempt(
                model.env, lambda g=groups: sums(model, domain, g)
            )
    return shown


def sums(model, domain, groups):
    """Rows and sums of every number that the user may read, by group."""
    numbers = [
        f"{field.name}:{field.aggregator}"
        for field in model._fields.values()
        if field.store
        and field.type in ("integer", "float", "monetary")
        and field.aggregator in ("sum", "avg", "max", "min")
        and model._has_field_access(field, "read")
    ]
    return [
        {
            key: value[1] if isinstance(value, tuple) else value
            for key, value in row.items()
            if key != "__extra_domain"
        }
        for row in model.formatted_read_group(domain, groups, ["__count", *numbers])
    ]
