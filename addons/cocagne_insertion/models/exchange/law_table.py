from datetime import date

from odoo import api, models

from ...law.problem import Problem


class LawTable(models.AbstractModel):
    """Broken rules of a fiche as a table: line, field, what is wrong, what to do.

    Problems that are kept on a record are kept as facts, and worded for who reads them.
    """

    _inherit = "cocagne.law"

    @api.model
    def _kept(self, problems):
        """Problems as plain values, for a field of JSON."""
        return [
            [one.code, one.article, _plain(one.values), list(one.ways_out)]
            for one in problems
        ]

    @api.model
    def _problems_of_kept(self, kept):
        return [
            Problem(code, article, values, tuple(ways))
            for code, article, values, ways in kept
        ]

    @api.model
    def _words_of_kept(self, kept):
        return "\n".join(map(self._words, self._problems_of_kept(kept)))

    @api.model
    def _problem_table(self, problems, here=False):
        """The table, as HTML; False without problem.

        :param here: it is corrected here, not on Les emplois.
        """
        rows = [self._problem_row(problem, here) for problem in problems]
        return bool(rows) and self.env["ir.qweb"]._render(
            "cocagne_insertion.fiche_problems", {"rows": rows}
        )

    @api.model
    def _problem_row(self, problem, here=False):
        sentence = self._sentences()[problem.code] % self._worded(problem.values)
        known = self._ways_out()
        ways = [known[way] for way in problem.ways_out if way in known]
        return {
            "line": problem.values.get("line", ""),
            "field": self._field_label(problem.values.get("field", "")),
            "path": problem.values.get("field", ""),
            "sentence": sentence,
            "article": problem.article,
            "remedy": "; ".join(ways) or self._remedy(problem, here),
        }

    @api.model
    def _remedy(self, problem, here):
        """What to do about a broken rule of a fiche."""
        known = self._remedies()
        if here:
            known[""] = self.env._("Correct it here, then press “Ready”.")
        field = problem.values.get("field", "")
        return known.get(field) or known.get(problem.code) or known[""]

    @api.model
    def _worded(self, values):
        """Fields of a fiche by their names, numbers that are wrong by why."""
        values = dict(values)
        for name in ("field", "other"):
            if isinstance(values.get(name), str):
                values[name] = self._field_label(values[name])
        if "problem" in values:
            words = self._number_words()
            values["problem"] = words.get(values["problem"], values["problem"])
        for name in ("status", "wanted"):
            if isinstance(values.get(name), str):
                values[name] = self._status_label(values[name])
        if "missing" in values:
            needs = self._need_words()
            missing = values["missing"]
            if isinstance(missing, list | tuple) and set(missing) <= needs.keys():
                values["missing"] = ", ".join(needs[one] for one in missing)
        return super()._worded(values)

    @api.model
    def _status_label(self, status):
        field = self.env["cocagne.fiche"]._fields["status"]
        return dict(field._description_selection(self.env)).get(status, status)

    @api.model
    def _field_label(self, path):
        """The name on screen of a field of the JSON; its path when it has none."""
        name = self._field_names().get(str(path).rpartition(".")[2])
        if not name:
            return str(path)
        return self.env["cocagne.fiche"]._label(name)


def _plain(values):
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value):
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, list | tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, str):
        return "".join(filter(str.isprintable, value))[:200]
    return value
