"""What the database holds in a state, whoever may read it: where a secret can be."""

from collections import Counter

from odoo.tools import SQL

from .reads import MACHINERY


def counters(cr):
    """The next number of every sequence of PostgreSQL."""
    cr.execute("SELECT schemaname, sequencename, last_value FROM pg_sequences")
    return cr.fetchall()


def set_counters(cr, values):
    """Give sequences their numbers back: a rollback does not, and ids are seen."""
    cr.execute(
        "SELECT setval(seq::regclass, last, called) FROM unnest(%s, %s, %s) "
        "AS _(seq, last, called)",
        [
            [f'"{schema}"."{name}"' for schema, name, _last in values],
            [last or 1 for _schema, _name, last in values],
            [last is not None for _schema, _name, last in values],
        ],
    )


def stored(env):
    """The values of each stored field, row after row: {(model, field): [values]}."""
    env.flush_all()
    held = {}
    for name, model in sorted(env.registry.models.items()):
        if model._abstract or model._transient or not model._auto:
            continue
        if name.startswith(MACHINERY):
            continue
        columns = [
            field.name
            for field in model._fields.values()
            if field.store and field.column_type and field.name != "id"
        ]
        values = SQL(", ").join(
            SQL("array_agg(%s::text ORDER BY id)", SQL.identifier(column))
            for column in columns
        )
        env.cr.execute(SQL("SELECT %s FROM %s", values, SQL.identifier(model._table)))
        row = env.cr.fetchone()
        held |= {(name, c): v or [] for c, v in zip(columns, row, strict=True)}
    return held


def secrets(before, after):
    """The stored fields that tell two states apart: {(model, field): a telling value}.

    Those of which a value went away, and all those of the models that were empty. A model
    that only has more rows (messages, entries) is asked for by ``reads`` and ``screens``.
    The value is None where rows are missing only.
    """
    return {
        key: next(iter({*values} - {*before[key], None}), None)
        for key, values in after.items()
        if values and (not before[key] or Counter(before[key]) - Counter(values))
    }
