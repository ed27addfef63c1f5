"""What docs/ says of the bundle is what the code does."""

import importlib.util
import json
import unittest
from pathlib import Path

from odoo.addons.cocagne_reseau.bundle import keys, reader, schema, writer

DOCS = Path(__file__).parents[3] / "docs"
PRIVATE = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="


@unittest.skipUnless(DOCS.is_dir(), "the addon stands alone, without its docs")
class TestBundleDocs(unittest.TestCase):
    def example(self):
        spec = importlib.util.spec_from_file_location(
            "send_bundle", DOCS / "send_bundle.py"
        )
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_the_schema_is_printed_from_the_code(self):
        printed = json.loads((DOCS / "bundle.schema.json").read_text("utf-8"))
        self.assertEqual(printed, schema.BUNDLE)

    def test_the_example_makes_bundles_that_are_taken(self):
        figures = [{"code": "land.depots", "version": 1, "value": "7"}]
        raw = self.example().sign(PRIVATE, "LOIN", "2026-05", figures)
        content = reader.read(raw)
        public = keys.public_key_of(PRIVATE)
        self.assertTrue(writer.check_signature(content, public))
        self.assertEqual(content["signature"]["key"], keys.key_name(public))
