"""Copies of a garden, by SQL: what a wide network needs in minutes instead of an hour.

Every row that was written between ``GardenCopy(env)`` and ``copy`` belongs to the garden.
It is written again for each copy, its id and its links moved by the same step. For
benches only: the rules of Odoo are not asked, the links are checked by PostgreSQL.
"""

from odoo.tools import SQL

#: Tables that say nothing about a garden's week or money, and beginnings of such tables.
LEFT_OUT = {
    "cocagne_mail_sent",
    "ir_attachment",
    "ir_default",
    "ir_model_data",
}
LEFT_OUT_ROOMS = ("bus_", "discuss_", "mail_", "mailing_", "queue_job", "sms_")
#: Companies name their alias.
KEPT = {"mail_alias", "mail_alias_domain"}
#: Words that no two gardens share.
UNIQUE = {
    ("account_bank_statement_line", "unique_import_id"),
    ("event_registration", "barcode"),
    ("hr_employee", "barcode"),
    ("mail_alias", "alias_name"),
    ("res_company", "garden_code"),
    ("res_company", "name"),
    ("res_users", "login"),
}
#: Columns of the database, by table: name and type.
COLUMNS = """
    SELECT table_name, column_name, data_type
      FROM information_schema.columns JOIN information_schema.tables
     USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
  ORDER BY table_name, ordinal_position
"""
#: Links: table, column, table that it names, constraint.
LINKS = """
    SELECT link.conrelid::regclass::text, attname, link.confrelid::regclass::text, conname
      FROM pg_constraint link JOIN pg_attribute
        ON attrelid = link.conrelid AND attnum = link.conkey[1]
     WHERE contype = 'f' AND cardinality(link.conkey) = 1
"""
PATH = """
    (SELECT string_agg(%s::text, '/' ORDER BY place) || '/'
       FROM unnest(string_to_array(rtrim(parent_path, '/'), '/'))
            WITH ORDINALITY AS part (number, place))
"""


def is_left_out(table):
    """Whether the rows of a table stay with the model."""
    return table not in KEPT and (table in LEFT_OUT or table.startswith(LEFT_OUT_ROOMS))


class GardenCopy:
    """Remembers what the database held before the garden was built."""

    #: Copies written at once.
    BATCH = 10

    def __init__(self, env):
        self.env = env
        self.columns, self.links, self.constraints = {}, {}, []
        for table, column, kind in self._rows(SQL(COLUMNS)):
            self.columns.setdefault(table, {})[column] = kind
        for table, column, named, constraint in self._rows(SQL(LINKS)):
            self.links.setdefault(table.strip('"'), {})[column] = named.strip('"')
            self.constraints.append((table.strip('"'), constraint))
        self.before = {
            table: self._last(table)
            for table, columns in self.columns.items()
            if columns.get("id") == "integer"
        }

    def _rows(self, query):
        self.env.cr.execute(query)
        return self.env.cr.fetchall()

    def _last(self, table):
        query = SQL("SELECT coalesce(max(id), 0) FROM %s", SQL.identifier(table))
        return self._rows(query)[0][0]

    def copy(self, company, count):
        """Write the garden ``count`` times more.

        :return: the ids of the copies, in order.
        """
        self.env.flush_all()
        self.company = company.id
        #: what is added to an id of a table for each copy
        self.steps = {
            table: step
            for table, first in self.before.items()
            if (step := self._last(table) - first)
        }
        self._check_links_late("DEFERRABLE INITIALLY DEFERRED")
        for first in range(1, count + 1, self.BATCH):
            self._copy_batch(first, min(first + self.BATCH - 1, count))
        self._move_sequences()
        self._check_links_late("NOT DEFERRABLE")
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        step = self.steps["res_company"]
        return [company.id + number * step for number in range(1, count + 1)]

    def _copy_batch(self, first, last):
        """Some copies at once: PostgreSQL remembers every link that it has to look at."""
        self.numbers = SQL("generate_series(%s, %s) AS copy", first, last)
        for table, columns in self.columns.items():
            if not (is_left_out(table) or self._is_pair_left_out(table, columns)):
                self._copy_rows(table, columns)
        self._copy_defaults()
        self._copy_names()
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.env.cr.execute("SET CONSTRAINTS ALL DEFERRED")

    def _check_links_late(self, when):
        """Companies, contacts and accounts name each other: no order would do."""
        for table, constraint in self.constraints:
            self.env.cr.execute(
                SQL(
                    "ALTER TABLE %s ALTER CONSTRAINT %s %s",
                    SQL.identifier(table),
                    SQL.identifier(constraint),
                    SQL(when),
                )
            )

    # -- rows ----------------------------------------------------------------------------

    def _copy_rows(self, table, columns):
        links = self.links.get(table, {})
        if table in self.steps:
            mine = self._is_of_model(table, "id")
        else:
            mine = self._is_mine(columns, links)
        if "id" in columns and table not in self.steps or not mine:
            return
        moved = {
            column: self._moved(table, column, kind, links.get(column))
            for column, kind in columns.items()
        }
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s, %s WHERE %s",
                SQL.identifier(table),
                SQL(", ").join(map(SQL.identifier, moved)),
                SQL(", ").join(moved.values()),
                SQL.identifier(table),
                self.numbers,
                mine,
            )
        )

    def _is_of_model(self, table, column):
        """Whether a column names a row that was written for the model, not a copy's."""
        first = self.before[table]
        return SQL(
            "%s BETWEEN %s AND %s",
            SQL.identifier(column),
            first + 1,
            first + self.steps[table],
        )

    def _is_pair_left_out(self, table, columns):
        """A table of pairs, one of which is not copied."""
        named = self.links.get(table, {}).values()
        return "id" not in columns and any(map(is_left_out, named))

    def _is_mine(self, columns, links):
        """Rows of a table of pairs that name a record of the garden."""
        named = [
            self._is_of_model(links[column], column)
            for column in columns
            if links.get(column) in self.steps
        ]
        return named and SQL("(%s)", SQL(" OR ").join(named))

    def _moved(self, table, column, kind, named):
        """The value of a column in the copy."""
        name = SQL.identifier(column)
        if column == "id":
            return self._moved_id(table, name)
        if named in self.before and is_left_out(named):
            first = self.before[named]
            return SQL("CASE WHEN %s <= %s THEN %s END", name, first, name)
        if named in self.steps:
            return self._moved_id(named, name)
        if column == "parent_path":
            return SQL(PATH, self._moved_id(table, SQL("number::int")))
        if (table, column) in UNIQUE:
            return SQL("%s || '-' || copy", name)
        if kind == "jsonb":
            return self._moved_by_company(table, column, name)
        return name

    def _moved_id(self, table, name):
        return SQL(
            "CASE WHEN %(name)s > %(first)s THEN %(name)s + copy * %(step)s"
            " ELSE %(name)s END",
            name=name,
            first=self.before[table],
            step=self.steps[table],
        )

    def _moved_by_company(self, table, column, name):
        """A value that each company has for itself: ``{company: value}``."""
        models = (model for model in self.env.values() if model._table == table)
        field = next(models)._fields.get(column)
        if not (field and field.company_dependent):
            return name
        key = str(self.company)
        value = SQL("%s -> %s", name, key)
        if field.type == "many2one":
            named = self.env[field.comodel_name]._table
            if named in self.steps:
                number = SQL("(%s ->> %s)::int", name, key)
                value = SQL("to_jsonb(%s)", self._moved_id(named, number))
        return SQL(
            "CASE WHEN %s ? %s THEN jsonb_build_object(%s::text, %s) ELSE %s END",
            name,
            key,
            self._moved_id("res_company", SQL("%s", self.company)),
            value,
            name,
        )

    # -- what names records without a link --------------------------------------------------

    def _models(self):
        """Model, last id before the garden, step: of what was copied."""
        rows = [
            SQL("(%s, %s, %s)", model._name, self.before[model._table], step)
            for model in self.env.values()
            if (step := self.steps.get(model._table)) and not model._abstract
        ]
        return SQL("(VALUES %s) AS moved (model, first, step)", SQL(", ").join(rows))

    def _copy_defaults(self):
        """Company-wide defaults, whose value may be the id of a record."""
        company = self._moved_id("res_company", SQL("company_id"))
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO ir_default (field_id, company_id, json_value)
                     SELECT field_id, %s, CASE WHEN json_value::int > first
                            THEN (json_value::int + copy * step)::text
                            ELSE json_value END
                       FROM ir_default JOIN ir_model_fields field
                         ON field.id = field_id AND ttype = 'many2one'
                       JOIN %s ON moved.model = field.relation,
                            %s
                      WHERE company_id = %s
                """,
                company,
                self._models(),
                self.numbers,
                self.company,
            )
        )

    def _copy_names(self):
        """The external names of the chart of accounts: ``account.COMPANY_name``."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO ir_model_data (module, model, name, res_id, noupdate)
                     SELECT module, data.model,
                            (%s)::text || substr(name, %s),
                            CASE WHEN res_id > first THEN res_id + copy * step
                            ELSE res_id END, noupdate
                       FROM ir_model_data data JOIN %s ON moved.model = data.model,
                            %s
                      WHERE module = 'account' AND name LIKE %s
                """,
                self._moved_id("res_company", SQL("%s", self.company)),
                len(str(self.company)) + 1,
                self._models(),
                self.numbers,
                f"{self.company}\\_%",
            )
        )

    def _move_sequences(self):
        """Ids go on after the copies; numbers of a copy begin anew."""
        for table in self.steps:
            self.env.cr.execute(
                SQL(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM %s",
                    table,
                    SQL.identifier(table),
                )
            )
        first, step = self.before["ir_sequence"], self.steps.get("ir_sequence", 0)
        found = self._rows(
            SQL(
                "SELECT id FROM ir_sequence"
                " WHERE id > %s AND implementation = 'standard'",
                first + step,
            )
        )
        for (number,) in found:
            name = SQL.identifier(f"ir_sequence_{number:03d}")
            self.env.cr.execute(SQL("CREATE SEQUENCE %s", name))
