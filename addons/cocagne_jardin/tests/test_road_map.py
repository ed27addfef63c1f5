import json
import re
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase

from ..models.road.depot_csv import BOM, write_table
from .common import CocagneCase

LEAFLET = Path(__file__).parents[1] / "static" / "lib" / "leaflet"


class TestDepotMap(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.mairie.write(
            {
                "street": "1 place",
                "city": "Bourg",
                "partner_latitude": 46.2,
                "partner_longitude": 5.2,
                "contact_name": "Mme Secret",
                "comment": "the key is under the stone",
                "public_text": "Behind the town hall",
                "website": "javascript:alert(1)",
            }
        )
        cls.depots = cls.env["cocagne.depot"]

    def public(self):
        return self.depots.public_map_data(self.garden)

    def test_r15_the_public_map_has_the_public_depots(self):
        self.gare.write({"category": "reserved", "reserved_note": "the railway staff"})
        cards = {card["name"]: card for card in self.public()["depots"]}
        self.assertEqual(set(cards), {"Mairie", "Gare"})
        self.assertEqual(cards["Gare"]["note"], "the railway staff")
        self.assertEqual(cards["Mairie"]["text"], "Behind the town hall")

    def test_r15_professional_depots_are_not_on_the_public_map(self):
        self.gare.category = "professional"
        data = self.public()
        self.assertEqual([card["name"] for card in data["depots"]], ["Mairie"])
        self.assertNotIn("professional", data["labels"])

    def test_r15_nothing_internal_is_public(self):
        text = json.dumps(self.public())
        for secret in ("Secret", "under the stone", "baskets_taken"):
            self.assertNotIn(secret, text)

    def test_r15_a_visitor_without_any_right_sees_the_public_map(self):
        visitor = self.env.ref("base.public_user")
        data = self.depots.with_user(visitor).public_map_data(self.garden)
        self.assertEqual(len(data["depots"]), 2)
        with self.assertRaises(AccessError):
            self.depots.with_user(visitor).map_data()

    def test_r15_what_is_no_garden_has_no_map(self):
        other = self.env["res.company"].create({"name": "A bank"})
        with self.assertRaisesRegex(UserError, "not known"):
            self.depots.public_map_data(other)

    def test_r15_a_full_or_closed_depot_says_so(self):
        self.make_season(plan=True)
        self.mairie.capacity = 1
        self.make_subscription(self.alice, self.mairie)
        self.env["cocagne.depot.closure"].create(
            {
                "depot_id": self.mairie.id,
                "date_from": "2026-06-22",
                "date_to": "2026-06-28",
                "mode": "cancel",
            }
        ).action_apply()
        card = next(c for c in self.public()["depots"] if c["name"] == "Mairie")
        self.assertTrue(card["full"])
        self.assertIn("Closed from", card["closure"])

    def test_r15_a_link_is_a_web_page_or_nothing(self):
        card = next(c for c in self.public()["depots"] if c["name"] == "Mairie")
        self.assertFalse(card["website"].startswith("javascript"))

    def test_r15_the_background_can_be_another_server_or_none(self):
        self.assertIn("openstreetmap.org", self.public()["tiles"]["url"])
        self.assertIn("OpenStreetMap", self.public()["tiles"]["attribution"])
        self.garden.map_tile_url = "https://tiles.example.org/{z}/{x}/{y}.png"
        self.assertIn("example.org", self.public()["tiles"]["url"])
        self.garden.map_use_tiles = False
        self.assertFalse(self.public()["tiles"]["url"])

    def test_r15_the_server_may_choose_the_background_for_all_gardens(self):
        self.env["ir.config_parameter"].set_param(
            "cocagne_jardin.map_tile_url", "https://maps.example.org/{z}/{x}/{y}.png"
        )
        self.assertIn("maps.example.org", self.public()["tiles"]["url"])

    def test_r21_the_map_of_the_staff_has_the_rounds_in_their_order(self):
        data = self.depots.with_user(self.user_preparer).map_data()
        m1 = next(rnd for rnd in data["rounds"] if rnd["code"] == "M1")
        self.assertEqual(m1["depots"], [self.mairie.id])
        self.assertEqual(len(data["depots"]), 2)

    def test_r15_the_garden_itself_is_on_the_map(self):
        self.garden.partner_id.write(
            {"partner_latitude": 46.1, "partner_longitude": 5.1}
        )
        garden = self.public()["gardens"][0]
        self.assertEqual((garden["latitude"], garden["longitude"]), (46.1, 5.1))


class TestMapLibrary(BaseCase):
    """The map library in the addon: whole, with its licence, asking nobody."""

    def test_r15_leaflet_has_its_licence(self):
        self.assertIn("BSD 2-Clause", (LEAFLET / "LICENSE").read_text())
        self.assertIn("1.9.4", (LEAFLET / "leaflet.js").read_text())

    def test_r15_the_map_loads_nothing_from_outside(self):
        """Links to pages are words in the source; no URL is ever fetched."""
        source = LEAFLET.parents[1] / "src" / "road"
        for path in [
            *source.glob("*.js"),
            *source.glob("*.xml"),
            *source.glob("*.scss"),
        ]:
            urls = re.findall(r"https?://[\w./-]+", path.read_text())
            self.assertFalse(urls, path.name)
        css = (LEAFLET / "leaflet.css").read_text()
        self.assertFalse(re.findall(r"url\(\s*['\"]?(?:https?:)?//", css))
        script = (LEAFLET / "leaflet.js").read_text()
        hosts = set(re.findall(r"https?://([\w.]+)", script))
        # the credit under the map and the names of XML dialects
        self.assertEqual(hosts, {"leafletjs.com", "www.w3.org"})


class TestDepotExport(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.mairie.write(
            {"city": "Bourg", "partner_latitude": 46.2, "partner_longitude": -5.25}
        )
        cls.export = cls.env["cocagne.depot.export"].create(
            {"name": "Map", "company_id": cls.garden.id}
        )

    def rows(self, export=None):
        text = self.decode(export or self.export)
        return [line.split(";") for line in text.splitlines()]

    def decode(self, export):
        return export._csv(export._depots()).decode()

    def choose(self, *names):
        self.export.column_ids.unlink()
        self.export.column_ids = [
            (0, 0, {"source": name, "sequence": place})
            for place, name in enumerate(names)
        ]

    def test_r16_a_spreadsheet_in_french_reads_the_file(self):
        self.assertTrue(self.decode(self.export).startswith(BOM))
        self.assertIn(";", self.decode(self.export))

    def test_r16_the_garden_chooses_the_columns_and_their_names(self):
        self.choose("city", "number")
        self.export.column_ids[0].title = "Ville"
        rows = self.rows()
        self.assertEqual(rows[0][0], BOM + "Ville")
        self.assertEqual(rows[1], ["Bourg", str(self.mairie.number)])

    def test_r16_a_formula_is_a_text(self):
        self.choose("name", "partner_longitude")
        self.mairie.name = "=HYPERLINK(A1)"
        self.assertEqual(self.rows()[1], ["'=HYPERLINK(A1)", "-5.25"])

    def test_r16_no_text_begins_a_formula(self):
        for start in ("=1", "+1", "-1", "@a", "\t=1", " =1"):
            line = write_table(["x"], [[start]]).decode().splitlines()[1]
            self.assertTrue(line.strip('"').startswith("'"), start)

    def test_r16_professional_depots_leave_only_when_asked(self):
        self.gare.category = "professional"
        self.assertEqual(self.export.depot_count, 1)
        self.export.with_professional = True
        self.assertEqual(len(self.export._depots()), 2)

    def test_r16_the_homes_of_members_never_leave(self):
        self.garden.use_home_delivery = True
        self.alice.write({"street": "3 rue du Lac", "zip": "01000", "city": "Bourg"})
        self.env["cocagne.depot"].make_home(self.alice, self.m1)
        self.export.write({"with_professional": True, "with_reserved": True})
        self.assertNotIn("rue du Lac", self.decode(self.export))

    def test_r16_neither_password_nor_internal_note_can_be_a_column(self):
        sources = dict(self.env["cocagne.depot.export.column"]._selection_source())
        self.assertFalse({"access_code", "access_code_hash", "comment"} & set(sources))

    def test_r16_the_map_file_has_longitude_first(self):
        collection = json.loads(self.export._geojson(self.export._depots()))
        self.assertEqual(len(collection["features"]), 1)
        self.assertEqual(
            collection["features"][0]["geometry"]["coordinates"], [-5.25, 46.2]
        )

    def test_r16_a_file_without_column_is_refused(self):
        self.export.column_ids.unlink()
        with self.assertRaisesRegex(UserError, "at least one column"):
            self.export.action_download_csv()

    def test_r16_the_desk_makes_a_file_and_a_preparer_does_not(self):
        action = self.export.with_user(self.user_sales_desk).action_download_csv()
        self.assertIn("csv_file", action["url"])
        with self.assertRaises(AccessError):
            self.export.with_user(self.user_preparer).read(["csv_file"])
