from odoo import api, fields, models
from odoo.exceptions import UserError


class PathwayKeptFigures(models.Model):
    """Figures of the State are kept as numbers before the situations they count go.

    What stays after an erasure has nobody behind it (RGPD, recital 26): numbers of the
    tables, no row « Person 12, disabled worker ».
    """

    _inherit = "cocagne.pathway"

    def _keep_figures(self):
        """The tables of each annex and year in which these people worked or left.

        They are counted one last time while everything is there, then closed.
        """
        months = self.env["cocagne.insertion.month"].search(
            [("pathway_id", "in", self.ids)]
        )
        annexes = months.annex_id | self.exit_ids.annex_id
        days = [*months.mapped("month"), *self.exit_ids.mapped("date")]
        tables = self.env["cocagne.dialogue"]
        if days:
            tables = tables.search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("date_from", "<=", max(days)),
                    ("date_to", ">=", min(days)),
                ]
            )
        known = tables.annex_id.mapped("chain")
        for annex in annexes.sorted("modification", reverse=True):
            if annex.chain not in known:
                known.append(annex.chain)
                tables |= tables.create(
                    {"annex_id": annex.id, "company_id": annex.company_id.id}
                )
        tables._close_figures()


class DialogueKept(models.Model):
    """A table whose people were erased: its figures stay as they were."""

    _inherit = "cocagne.dialogue"

    closed_on = fields.Date("Figures kept since", readonly=True, copy=False)

    def _close_figures(self):
        """Count for the last time; what was sent stays as it was told."""
        for dialogue in self.filtered(lambda one: not one.closed_on):
            if dialogue.state == "draft":
                dialogue._compute_figures()
            dialogue.closed_on = fields.Date.context_today(self)

    def action_compute(self):
        """:raises UserError: when people of the period were erased since."""
        for dialogue in self.filtered("closed_on"):
            raise UserError(
                self.env._(
                    "Files of people of %(name)s were erased: its figures are kept as "
                    "they were on %(day)s, and nobody is behind them any more.",
                    name=dialogue.display_name,
                    day=dialogue.closed_on.strftime("%d/%m/%Y"),
                )
            )
        return super().action_compute()

    def _compute_figures(self):
        """A second table of the same days takes over what the first one kept."""
        kept = self._kept_twin()
        if not kept:
            return super()._compute_figures()
        # sudo: the lines are written by the computation alone
        lines = self.line_ids.sudo()
        lines.unlink()
        for line in kept.line_ids.sudo():
            line.copy({"dialogue_id": self.id})
        return self.write(
            {
                "computed_on": kept.computed_on,
                "closed_on": kept.closed_on,
                "missing": kept.missing,
            }
        )

    def _kept_twin(self):
        """A closed table of the same annex and days."""
        self.ensure_one()
        return self.search(
            [
                ("id", "!=", self.id),
                ("company_id", "=", self.company_id.id),
                ("closed_on", "!=", False),
                ("date_from", "=", self.date_from),
                ("date_to", "=", self.date_to),
                ("annex_id", "in", self._chain().ids or [False]),
            ],
            limit=1,
        )

    def _missing_words(self):
        told = super()._missing_words()
        erased = self._facts()["pathways"].filtered("erased_on")
        if erased:
            told.append(
                self.env._(
                    "People whose files were erased, and whose situation is no more "
                    "counted: %s. See the table of the annex, whose figures are kept.",
                    len(erased),
                )
            )
        return told


class DialogueLineKept(models.Model):
    _inherit = "cocagne.dialogue.line"

    @api.depends("dialogue_id.closed_on")
    def _compute_may_open(self):
        """Nobody is behind a figure that is kept."""
        kept = self.filtered("dialogue_id.closed_on")
        kept.may_open = False
        return super(DialogueLineKept, self - kept)._compute_may_open()

    def action_people(self):
        """:raises UserError: when the figure is kept without its people."""
        if self.dialogue_id.closed_on:
            raise UserError(
                self.env._("This figure is kept without the people behind it.")
            )
        return super().action_people()
