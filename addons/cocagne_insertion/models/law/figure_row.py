from datetime import date

from odoo import api, fields, models

from .figure import UNITS

CONFIDENCES = [
    ("C", "To be verified"),
    ("B", "Read elsewhere"),
    ("A", "Read in the law"),
]


class FigureRow(models.TransientModel):
    """A line of the screen of figures: those of the release and those of the records.

    Made when the screen opens. What is to be verified comes first.
    """

    _name = "cocagne.insertion.figure.row"
    _description = "Figure of the State"
    _order = "confidence desc, in_force desc, label, date_from desc, id"

    name = fields.Char("Code", readonly=True)
    label = fields.Char("Figure", readonly=True)
    value = fields.Float(digits=(16, 4), readonly=True)
    unit = fields.Selection(UNITS, readonly=True)
    date_from = fields.Date(
        "Holds from", readonly=True, help="Empty: as far back as is known."
    )
    source = fields.Char(readonly=True)
    confidence = fields.Selection(CONFIDENCES, readonly=True)
    in_force = fields.Boolean(
        "In force", readonly=True, help="The value that counts today."
    )
    figure_id = fields.Many2one(
        "cocagne.insertion.figure",
        "Added by the garden",
        readonly=True,
        ondelete="cascade",
    )

    @api.model
    def action_open(self):
        """The screen of figures, made anew."""
        self.env["cocagne.insertion.figure"].check_access("read")
        # sudo: the lines of former openings of this user
        self.sudo().search([("create_uid", "=", self.env.uid)]).unlink()
        self.create(self._prepare_rows())
        return self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_figure_row"
        )

    @api.model
    def _prepare_rows(self):
        figures = self.env["cocagne.insertion.figure"]
        table, labels = figures._figures(), figures._labels()
        today = fields.Date.context_today(self)
        added = {(one.name, one.date_from): one.id for one in figures.search([])}
        rows = []
        for name in table.names():
            known = [one for one in table.history(name) if one.date_from <= today]
            for one in table.history(name):
                day = one.date_from if one.date_from > date.min else False
                rows.append(
                    {
                        "name": name,
                        "label": labels.get(name, name),
                        "value": float(one.value),
                        "unit": one.unit,
                        "date_from": day,
                        "source": one.source,
                        "confidence": one.confidence,
                        "in_force": bool(known) and one == known[-1],
                        "figure_id": added.get((name, day)),
                    }
                )
        return rows

    def action_new_value(self):
        """The value of the new arrêté, on a form that is filled in but for the value."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New value: %s", self.label),
            "res_model": "cocagne.insertion.figure",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_name": self.name,
                "default_unit": self.unit,
                "default_value": self.value,
                "default_source": "",
            },
        }

    def action_confirm(self):
        """The director read it in the text: from now on it counts as read in the law."""
        self.ensure_one()
        action = self.action_new_value()
        action["name"] = self.env._("Confirm: %s", self.label)
        action["context"]["default_date_from"] = self.date_from
        action["context"]["default_confidence"] = "A"
        action["res_id"] = self.figure_id.id
        return action
