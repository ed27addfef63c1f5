import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...reference import price_file
from ...reference.price_file import PriceFileError


class PriceImport(models.TransientModel):
    """The mercuriale from a spreadsheet, and back (R102).

    A file is taken whole or not at all. A price that is there already is left as it is.
    """

    _name = "cocagne.reference.price.import"
    _description = "Import of the mercuriale"

    file = fields.Binary("File (CSV or XLSX)", attachment=False)
    filename = fields.Char()
    csv_file = fields.Binary(compute="_compute_files")
    xlsx_file = fields.Binary(compute="_compute_files")

    def _compute_files(self):
        rows = self._rows()
        for wizard in self:
            wizard.csv_file = base64.b64encode(price_file.write_csv(rows))
            wizard.xlsx_file = base64.b64encode(price_file.write_xlsx(rows))

    @api.model
    def _rows(self):
        items = self.env["cocagne.reference.item"].search([("kind", "=", "price")])
        return [
            (one.vegetable_id.name, one.uom_id.name, round(one.price, 4), one.date_from)
            for one in items
        ]

    def action_import(self):
        """Take the file, and show the mercuriale.

        :raises UserError: naming the line and what is wrong; nothing is written.
        """
        self.ensure_one()
        if not self.file:
            raise UserError(self.env._("Choose the file first."))
        content = base64.b64decode(self.file)
        try:
            rows = price_file.read_prices(self.filename or "", content)
        except PriceFileError as error:
            raise UserError(self._words(error)) from error
        self._write(rows)
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_reference_prices"
        )

    def _write(self, rows):
        items = self.env["cocagne.reference.item"]
        vegetables = self._vegetables()
        known = {
            (one.vegetable_id.id, one.date_from): one
            for one in items.search([("kind", "=", "price")])
        }
        new = []
        for line, name, unit, price, day in rows:
            vegetable = vegetables.get(name.casefold())
            self._check_vegetable(line, name, unit, vegetable)
            item = known.get((vegetable.id, day))
            if item is None:
                values = {"vegetable_id": vegetable.id, "date_from": day}
                new.append({"kind": "price", "price": float(price), **values})
                known[vegetable.id, day] = items
            elif item and round(item.price, 2) != round(float(price), 2):
                item.price = float(price)
        items.create(new)

    def _vegetables(self):
        """By name, in each language."""
        found = {}
        for lang, _name in self.env["res.lang"].get_installed():
            for one in self.env["cocagne.vegetable"].with_context(lang=lang).search([]):
                found[one.name.casefold()] = one.with_context(lang=self.env.lang)
        return found

    def _check_vegetable(self, line, name, unit, vegetable):
        if not vegetable:
            raise UserError(
                self.env._(
                    "Line %(line)s: « %(name)s » is not in the common list of "
                    "vegetables. Write it as in the list, or add it there first.",
                    line=line,
                    name=name,
                )
            )
        if unit and unit.casefold() != vegetable.uom_id.name.casefold():
            raise UserError(
                self.env._(
                    "Line %(line)s: %(name)s is sold by %(expected)s, the file says "
                    "%(found)s. Correct the unit and its price.",
                    line=line,
                    name=name,
                    expected=vegetable.uom_id.name,
                    found=unit,
                )
            )

    def _words(self, error):
        sentences = {
            "too_big": self.env._("The file is too big: %(most)s KB at most."),
            "too_many": self.env._("The file has too many lines: %(most)s at most."),
            "empty": self.env._("The file is empty."),
            "unreadable": self.env._(
                "The file cannot be read: save it as CSV or XLSX and try again."
            ),
            "columns": self.env._(
                "Line 1: these columns are missing: %(names)s. Start from the file that "
                "you download here."
            ),
            "no_vegetable": self.env._("Line %(line)s: the vegetable is missing."),
            "price": self.env._(
                "Line %(line)s: « %(found)s » is no price between 0 and 1,000 €."
            ),
            "day": self.env._(
                "Line %(line)s: « %(found)s » is no day. Write it like 01/06/2026."
            ),
        }
        return sentences[error.code] % {"line": error.line, **error.details}

    def action_download_csv(self):
        return self._download("csv_file", "csv")

    def action_download_xlsx(self):
        return self._download("xlsx_file", "xlsx")

    def _download(self, field, extension):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}"
            f"?download=true&filename=mercuriale.{extension}",
            "target": "download",
        }
