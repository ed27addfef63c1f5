import base64
import json

from odoo import api, fields, models
from odoo.exceptions import UserError

from .depot_csv import write_table


class DepotExport(models.Model):
    """The columns that a garden wants in its file of depots, kept for next time (R16).

    For other maps, that of a region or of the network. Members' homes never leave.
    """

    _name = "cocagne.depot.export"
    _description = "Export of depots"
    _inherit = "cocagne.of.garden"
    _order = "company_id, name"
    _check_company_auto = True

    name = fields.Char(required=True)
    with_reserved = fields.Boolean("Reserved depots", default=True)
    with_professional = fields.Boolean(
        "Professional depots", help="Leave it unticked for a file that is published."
    )
    column_ids = fields.One2many(
        "cocagne.depot.export.column",
        "export_id",
        "Columns",
        copy=True,
        default=lambda self: self._default_columns(),
    )
    csv_file = fields.Binary(compute="_compute_files")
    geojson_file = fields.Binary(compute="_compute_files")
    depot_count = fields.Integer("Depots in the file", compute="_compute_depot_count")

    @api.model
    def _default_columns(self):
        names = (
            "number",
            "name",
            "category",
            "street",
            "zip",
            "city",
            "phone",
            "delivery_days",
            "pickup_hours",
            "partner_latitude",
            "partner_longitude",
        )
        return [
            fields.Command.create({"source": name, "sequence": place})
            for place, name in enumerate(names, 1)
        ]

    def _depots(self):
        """The depots of the file, by number, establishments included."""
        self.ensure_one()
        categories = ["open"]
        categories += ["reserved"] * self.with_reserved
        categories += ["professional"] * self.with_professional
        return self.env["cocagne.depot"].search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("category", "in", categories),
            ]
        )

    @api.depends("with_reserved", "with_professional", "company_id")
    def _compute_depot_count(self):
        for export in self:
            export.depot_count = len(export._depots()) if export.company_id else 0

    def _compute_files(self):
        for export in self:
            depots = export._depots()
            export.csv_file = base64.b64encode(export._csv(depots))
            export.geojson_file = base64.b64encode(export._geojson(depots))

    def _csv(self, depots):
        columns = self.column_ids.sorted()
        return write_table(
            [column._title() for column in columns],
            [[column._value(depot) for column in columns] for depot in depots],
        )

    def _geojson(self, depots):
        """The depots that have a position, as GeoJSON (RFC 7946: longitude first)."""
        columns = self.column_ids.sorted()
        features = [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [depot.partner_longitude, depot.partner_latitude],
                },
                "properties": {
                    column._title(): column._value(depot) for column in columns
                },
            }
            for depot in depots.filtered("is_on_map")
        ]
        collection = {"type": "FeatureCollection", "features": features}
        return json.dumps(collection, ensure_ascii=False, indent=1).encode()

    def action_download_csv(self):
        return self._download("csv_file", "csv")

    def action_download_geojson(self):
        return self._download("geojson_file", "geojson")

    def _download(self, field, extension):
        self.ensure_one()
        if not self.column_ids:
            raise UserError(self.env._("Choose at least one column."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}"
            f"?download=true&filename=depots.{extension}",
            "target": "download",
        }


class DepotExportColumn(models.Model):
    """One column of a file of depots."""

    _name = "cocagne.depot.export.column"
    _description = "Column of an export of depots"
    _order = "export_id, sequence, id"
    _check_company_auto = True

    export_id = fields.Many2one(
        "cocagne.depot.export", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="export_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    source = fields.Selection("_selection_source", "What", required=True)
    title = fields.Char(help="Empty: the usual name.")

    @api.model
    def _sources(self):
        """The fields that may leave; passwords and internal notes are not among them."""
        return (
            "number",
            "name",
            "category",
            "reserved_note",
            "street",
            "street2",
            "zip",
            "city",
            "phone",
            "email",
            "website",
            "contact_name",
            "contact_phone",
            "contact_email",
            "public_text",
            "delivery_days",
            "pickup_hours",
            "capacity",
            "places_left",
            "is_full",
            "partner_latitude",
            "partner_longitude",
        )

    @api.model
    def _selection_source(self):
        described = self.env["cocagne.depot"].fields_get(self._sources(), ["string"])
        names = [
            (name, described[name]["string"])
            for name in self._sources()
            if name in described
        ]
        return [*names, ("garden", self.env._("Garden"))]

    def _title(self):
        return self.title or dict(self._selection_source())[self.source]

    def _value(self, depot):
        if self.source == "garden":
            return depot.company_id.name
        value = depot[self.source]
        field = depot._fields[self.source]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if self.source == "is_full":
            return self.env._("Full") if value else ""
        return value
