"""What the database holds in a state, whoever may read it: where a secret can be."""

from odoo.tools import SQL


def counters(cr):
    """The next number of every sequence of PostgreSQL."""
    cr.execute("SELECT schemaname, sequencename, last_value FROM pg_sequences")
    return cr.fetchall()


def set_counters(cr, values):
    """Give sequences their numbers back: a rollback does not, and ids are seen."""
    for schema, name, last in values:
        cr.execute(
            "SELECT setval(%s::regclass, %s, %s)",
            [f'"{schema}"."{name}"', last or 1, last is not None],
        )


def stored(env):
    """A mark of the content of each stored field: {(model, field): mark}."""
    env.flush_all()
    marks = {}
    for name, model in sorted(env.registry.models.items()):
        if model._abstract or model._transient or not model._auto:
            continue
        columns = [
            field.name
            for field in model._fields.values()
            if field.store and field.column_type and not field.company_dependent
        ]
        sums = SQL(", ").join(
            SQL(
                "md5(string_agg(%s::text, '|' ORDER BY id))",
                SQL.identifier(column),
            )
            for column in columns
        )
        env.cr.execute(SQL("SELECT %s FROM %s", sums, SQL.identifier(model._table)))
        row = env.cr.fetchone()
        marks |= {(name, c): mark for c, mark in zip(columns, row, strict=True)}
    return marks


def secrets(before, after):
    """The stored fields that tell two states apart."""
    return sorted(key for key, mark in after.items() if before.get(key) != mark)
