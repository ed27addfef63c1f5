import base64
import json

from odoo import api, fields, models

from odoo.addons.cocagne_jardin.models.road.depot_csv import write_table

#: What leaves of a depot: its place and hours, nobody's name, phone or mail.
COLUMNS = (
    ("garden", "jardin"),
    ("name", "depot"),
    ("street", "adresse"),
    ("zip", "code_postal"),
    ("city", "ville"),
    ("delivery_days", "jours"),
    ("pickup_hours", "horaires"),
)


class DepotMap(models.TransientModel):
    """The open depots of all the gardens, for the map of the network (R16, R102).

    Homes, reserved and professional depots never leave, nor who keeps a depot.
    """

    _name = "cocagne.reference.depot.map"
    _description = "Map of the depots of the network"

    csv_file = fields.Binary(compute="_compute_files")
    geojson_file = fields.Binary(compute="_compute_files")
    depot_count = fields.Integer("Depots", compute="_compute_depot_count")
    placed_count = fields.Integer("Depots on the map", compute="_compute_depot_count")

    @api.depends_context("uid")
    def _compute_depot_count(self):
        depots = self._depots()
        self.depot_count = len(depots)
        self.placed_count = len(depots.filtered("is_on_map"))

    def _compute_files(self):
        depots = self._depots()
        self.csv_file = base64.b64encode(self._csv(depots))
        self.geojson_file = base64.b64encode(self._geojson(depots))

    @api.model
    def _depots(self):
        # sudo: the head office reads no depot; what leaves here is public by its kind
        gardens = (
            self.env["cocagne.network.garden"]
            .sudo()
            .search([("company_id", "!=", False), ("date_left", "=", False)])
        )
        return (
            self.env["cocagne.depot"]
            .sudo()
            .search(
                [
                    ("company_id", "child_of", gardens.company_id.ids),
                    ("category", "=", "open"),
                    ("home_partner_id", "=", False),
                ],
                order="company_id, number",
            )
        )

    def _row(self, depot):
        return [
            depot.company_id.name if name == "garden" else depot[name] or ""
            for name, _title in COLUMNS
        ]

    def _csv(self, depots):
        titles = [title for _name, title in COLUMNS] + ["latitude", "longitude"]
        places = [
            [depot.partner_latitude, depot.partner_longitude]
            if depot.is_on_map
            else ["", ""]
            for depot in depots
        ]
        rows = [
            self._row(depot) + place
            for depot, place in zip(depots, places, strict=True)
        ]
        return write_table(titles, rows)

    def _geojson(self, depots):
        """RFC 7946: longitude first; depots without a position are left out."""
        titles = [title for _name, title in COLUMNS]
        features = [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [depot.partner_longitude, depot.partner_latitude],
                },
                "properties": dict(zip(titles, self._row(depot), strict=True)),
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
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}"
            f"?download=true&filename=depots-reseau.{extension}",
            "target": "download",
        }
