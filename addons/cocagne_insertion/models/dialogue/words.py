from odoo import api, fields, models

#: Tables whose rows are the values of a field: section, model and field.
ROWS_OF = {
    "obstacles": ("cocagne.obstacle", "kind"),
    "trainings": ("cocagne.training", "kind"),
    "immersions": ("cocagne.immersion", "object"),
    "searches": ("cocagne.job.search", "kind"),
    "staff": ("cocagne.insertion.staff", "role"),
}


class Dialogue(models.Model):
    """The words of the tables: rows, columns, what each table is."""

    _inherit = "cocagne.dialogue"

    board = fields.Json("Tables", compute="_compute_board")

    @api.depends("line_ids")
    @api.depends_context("uid", "lang")
    def _compute_board(self):
        """The tables as the screen draws them: each cell with its line, if it opens."""
        for dialogue in self:
            cells = {
                (line.section, line.row, line.column): line
                for line in dialogue.line_ids
            }
            dialogue.board = [
                dialogue._board_table(table, cells) for table in dialogue._tables()
            ]

    def _board_table(self, table, cells):
        heads, rows = list(table["heads"]), []
        has_target = any(row[3] is not None for row in table["rows"])
        for code, words, values, target in table["rows"]:
            row = [
                self._board_cell(cells.get((table["section"], code, column)), column)
                for column in table["columns"]
            ]
            if has_target:
                told = self._target_cells(table, values, target)
                row += [{"text": text, "line": False} for text in told]
            rows.append({"words": words, "cells": row})
        if has_target:
            heads += [self.env._("Planned"), self.env._("Gap")]
        return {
            "section": table["section"],
            "title": table["title"],
            "heads": heads,
            "rows": rows,
        }

    def _board_cell(self, line, column):
        if not line:
            return {"text": "", "line": False}
        text = self._cell(column, line.value)
        return {"text": text, "line": line.may_open and line.id, "row": line.row}

    @api.model
    def _words(self):
        """``{"rows": {(section, row): words}, "columns": {column: words}}``"""
        rows = {
            **self._people_words(),
            **self._exit_words(),
            **self._action_words(),
        }
        for section, (model, field) in ROWS_OF.items():
            labels = self.env[model]._fields[field]._description_selection(self.env)
            rows.update({(section, code): words for code, words in labels})
        return {"rows": rows, "columns": self._column_words()}

    @api.model
    def _people_words(self):
        words = {
            "worked": self.env._("Worked at least one hour"),
            "men": self.env._("Men"),
            "women": self.env._("Women"),
            "rsa": self.env._("RSA"),
            "ass": self.env._("ASS"),
            "aah": self.env._("AAH"),
            "rqth": self.env._("Disabled workers (RQTH)"),
            "zrr": self.env._("Live in a ZRR"),
            "qpv": self.env._("Live in a QPV"),
            "under_26": self.env._("Under 26"),
            "senior": self.env._("50 and over"),
            "registered_12_to_23_months": self.env._("Registered for 12 to 23 months"),
            "registered_24_months_or_more": self.env._(
                "Registered for 24 months or more"
            ),
            "cap_bep": self.env._("Level CAP or BEP"),
            "non_certifying": self.env._("Non-certifying qualification"),
            "below_cap": self.env._("Below CAP"),
        }
        return {("people", code): text for code, text in words.items()}

    @api.model
    def _exit_words(self):
        kinds = {
            "durable": self.env._("Lasting jobs"),
            "transition": self.env._("Transition jobs"),
            "positive": self.env._("Positive exits"),
        }
        words = {("exits", "exits"): self.env._("Exits that count")}
        words |= {("exits", code): text for code, text in kinds.items()}
        words |= {("rates", code): text for code, text in kinds.items()}
        words["rates", "dynamic"] = self.env._("Dynamic exits")
        words["retention", "3"] = self.env._("3 months after")
        words["retention", "6"] = self.env._("6 months after")
        words["retention", "12"] = self.env._("12 months after")
        return words

    @api.model
    def _action_words(self):
        return {
            ("posts", "hours"): self.env._("Paid hours"),
            ("posts", "etp"): self.env._("Full-time posts (ETP)"),
            ("contracts", "hired"): self.env._("People hired"),
            ("contracts", "cddi"): self.env._("First CDDI"),
            ("contracts", "renewal"): self.env._("Renewals of a CDDI"),
            ("contracts", "cdi_inclusion"): self.env._("CDI inclusion"),
            ("contracts", "passerelle"): self.env._("Contrats passerelle"),
            ("interviews", "held"): self.env._("Interviews held"),
            ("interviews", "missed"): self.env._("Interviews missed"),
            ("immersions", "with_job"): self.env._("Ended with a job"),
            ("searches", "offers"): self.env._("Offers of a job"),
        }

    @api.model
    def _column_words(self):
        return {
            "count": self.env._("How many"),
            "value": self.env._("Value"),
            "percent": self.env._("%"),
            "people": self.env._("People"),
            "hours": self.env._("Hours"),
            "concerned": self.env._("Concerned"),
            "inside": self.env._("By the garden"),
            "outside": self.env._("By a partner"),
            "both": self.env._("By both"),
            "permanent": self.env._("Employees"),
            "permanent_etp": self.env._("Employees (ETP)"),
            "external": self.env._("External"),
            "external_etp": self.env._("External (ETP)"),
            "per_post": self.env._("ETP in insertion for one post"),
            "followed": self.env._("Followed"),
            "reached": self.env._("Reached"),
            "employed": self.env._("In a job"),
        }

    def _tables(self):
        """The figures as tables, for papers and spreadsheets.

        :return: list of dicts ``section``, ``title``, ``columns`` (codes), ``heads``
            (words) and ``rows``: ``(code, words, {column: value}, target or None)``.
        """
        self.ensure_one()
        words = self._words()
        titles = dict(self.line_ids._fields["section"]._description_selection(self.env))
        tables = {}
        for line in self.line_ids.sorted("sequence"):
            table = tables.setdefault(
                line.section, {"columns": {}, "rows": {}, "targets": {}}
            )
            table["columns"][line.column] = True
            table["rows"].setdefault(line.row, {})[line.column] = line.value
            if line.has_target:
                table["targets"][line.row] = line.target
        return [
            {
                "section": section,
                "title": titles[section],
                "columns": list(table["columns"]),
                "heads": [words["columns"][code] for code in table["columns"]],
                "rows": [
                    (
                        code,
                        words["rows"].get((section, code), code),
                        values,
                        table["targets"].get(code),
                    )
                    for code, values in table["rows"].items()
                ],
            }
            for section, table in tables.items()
        ]
