"""The workbook of a year, read again and counted again from the rows of figures."""

import io
import zipfile
from collections import defaultdict
from datetime import date
from unittest.mock import patch

from lxml import etree

from odoo.tests import tagged

from odoo.addons.cocagne_reseau.report.observatoire.national import LINES

from .observatoire_case import CODES, HIDDEN_WORDS, YEAR, ObservatoireCase
from .published_case import EUROS, HECTARES, MEMBERS, PEOPLE, SHARE, WOMEN

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@tagged("post_install", "-at_install")
class TestWorkbook(ObservatoireCase):
    def figure_rows(self, model, domain):
        """{key: {code: [(month, row)]}} of the months of the year."""
        found = defaultdict(lambda: defaultdict(list))
        domain = [("year", "=", str(YEAR)), ("indicator_id.code", "in", CODES), *domain]
        for row in model.search(domain):
            garden = model == self.figures
            key = row.garden_id.name if garden else row.region_id.name or "network"
            found[key][row.indicator_id.code].append((row.month, row))
        return found

    def recount(self, rows):
        """A year of months in plain Python: a number, or the word of what is hidden."""
        rows = [row for _month, row in sorted(rows, key=lambda one: one[0])]
        if any(row.is_masked for row in rows):
            return "masked"
        way, last = rows[0].aggregation, rows[-1].value
        if way == "ratio":
            below = sum(row.denominator for row in rows)
            return 100 * sum(row.numerator for row in rows) / below
        total = sum(row.value for row in rows)
        return {"sum": total, "mean": total / len(rows), "last": last}[way]

    def assert_same_cells(self, cells, recounted, name):
        for code in CODES:
            with self.subTest(line=name, code=code):
                expected, cell = self.recount(recounted[code]), cells[code]
                if expected == "masked":
                    self.assertIn(cell, HIDDEN_WORDS)
                else:
                    self.assertAlmostEqual(cell, expected, 3)

    def all_lines(self):
        workbook = self.open_workbook()
        lines = defaultdict(dict)
        for theme in ("insertion", "sales", "land", "members"):
            for name, cells in self.theme_sheet(workbook, theme).items():
                lines[name].update(cells)
        return lines

    def test_every_figure_of_a_garden_is_that_of_its_months(self):
        lines, counted = self.all_lines(), self.figure_rows(self.figures, [])
        names = (self.lake + self.coast + self.far + self.hill + self.isle).mapped(
            "name"
        )
        self.assertLessEqual(set(names), set(counted))
        for name in names:
            self.assert_same_cells(lines[name], counted[name], name)

    def test_totals_of_regions_and_network_are_those_of_the_pivot(self):
        lines = self.all_lines()
        regions = self.figure_rows(self.totals, [("level", "=", "region")])
        for region in self.east + self.west:
            self.assert_same_cells(
                lines[region.name], regions[region.name], region.name
            )
        network = self.figure_rows(self.totals, [("level", "=", "network")])["network"]
        name = self.read_book().say("network")
        self.assert_same_cells(lines[name], network, name)

    def test_regions_make_the_network_where_nothing_is_hidden(self):
        lines = self.all_lines()
        network = lines[self.read_book().say("network")]
        regions = [lines[one.name] for one in self.read_book().regions]
        for code in (EUROS, HECTARES):
            total = sum(cells[code] for cells in regions)
            self.assertAlmostEqual(total, network[code], 3)

    def test_known_figures_of_a_garden(self):
        cells = self.all_lines()[self.lake.name]
        self.assertEqual(cells[PEOPLE], 360)
        self.assertEqual(cells[EUROS], 12078)
        self.assertEqual(cells[HECTARES], 3)
        self.assertEqual(cells[MEMBERS], 100)
        self.assertAlmostEqual(cells[SHARE], 66.6667, 3)

    def test_a_garden_without_a_month_has_a_line_without_figures(self):
        cells = self.all_lines()[self.moor.name]
        self.assertEqual({cells[code] for code in CODES}, {None})

    def test_a_small_count_is_a_word_that_sums_leave_out(self):
        cell = self.all_lines()[self.far.name][WOMEN]
        self.assertIn(cell, HIDDEN_WORDS)

    def test_missing_months_and_distant_gardens_are_marked(self):
        book = self.read_book()
        workbook = self.open_workbook(book)
        sheet = workbook[next(t for t in book.themes if t.key == "sales").label[:31]]
        lines = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
        coast, lake, far = (
            lines[garden.name] for garden in (self.coast, self.lake, self.far)
        )
        self.assertEqual((coast[3].value, lake[3].value), (11, 12))
        self.assertNotEqual(coast[3].fill.fgColor.rgb, lake[3].fill.fgColor.rgb)
        self.assertEqual(far[4].value, book.say("distant"))
        self.assertEqual(lake[4].value, book.say("hosted"))

    def test_the_brochure_repeats_the_figures_of_the_network(self):
        book = self.read_book()
        sheet = self.open_workbook(book)[book.say("brochure")[:31]]
        lines = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
        self.assertEqual(len(lines), len(LINES))
        self.assertEqual(lines[book.say("national_gardens")][2].value, 5)
        self.assertEqual(lines[book.say("national_gardens")][1].value, 1)
        self.assertEqual(lines[book.say("national_gardens")][3].value, 400)

    def test_the_definitions_are_those_of_the_code(self):
        book = self.read_book()
        sheet = self.open_workbook(book)[book.say("dictionary")[:31]]
        found = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
        defined = self.yearly._in_french().env["cocagne.indicator.source"]._indicators()
        self.assertEqual(set(found), {one.code for one in defined})
        for one in defined:
            row = found[one.code]
            told = (row[2].value, row[3].value, row[6].value, row[7].value)
            expected = (one.label, one.definition, one.version, one.source)
            self.assertEqual(told, expected)

    def test_the_workbook_is_ready_to_read_and_to_print(self):
        workbook = self.open_workbook()
        for sheet in workbook:
            with self.subTest(sheet=sheet.title):
                self.assertEqual(sheet.page_setup.orientation, "landscape")
        book = self.read_book()
        for theme in book.themes:
            sheet = workbook[theme.label[:31]]
            self.assertEqual(sheet.freeze_panes, "B6")
            self.assertTrue(sheet.print_title_rows)

    # -- safety ------------------------------------------------------------------------

    def test_a_name_is_never_a_formula(self):
        self.lake.name = "=1+1"
        self.coast.name = "http://example.org/x"
        workbook = self.open_workbook()
        texts = set()
        for sheet in workbook:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", cell.coordinate)
                    texts.add(cell.value)
        self.assertIn("=1+1", texts)
        self.assertNotIn(b"<f>", self.sheets_xml())

    def sheets_xml(self):
        archive = zipfile.ZipFile(io.BytesIO(self.content))
        names = [name for name in archive.namelist() if "worksheets/sheet" in name]
        return b"".join(archive.read(name) for name in names)

    def test_charts_copy_no_hidden_figure_and_draw_no_zero_for_it(self):
        """The network's women of the charts: every month of the far garden is hidden."""
        shown = "odoo.addons.cocagne_reseau.report.observatoire.chart_data.SHOWN"
        with patch.dict(shown, {"insertion": WOMEN}):
            book = self.read_book()
            self.open_workbook(book)
        west = next(one for one in book.regions if one.key == self.west.id)
        self.assertIsNone(book.region_figures[west.key, WOMEN])
        points = self.points_of(book.columns[WOMEN].label)
        self.assertNotIn(str(west.name), points)
        self.assertIn(self.east.name, points)

    def points_of(self, label):
        """{category: figure} that the bar chart of an indicator copies."""
        archive = zipfile.ZipFile(io.BytesIO(self.content))
        for name in archive.namelist():
            if not name.startswith("xl/charts/chart"):
                continue
            tree = etree.fromstring(archive.read(name))
            if tree.find(f".//{CHART}barChart") is None:
                continue
            if tree.findtext(f".//{CHART}ser/{CHART}tx//{CHART}v") == label:
                names = self.cache(tree, "cat")
                return {
                    names[at]: value for at, value in self.cache(tree, "val").items()
                }
        raise AssertionError(f"no chart of {label}")

    def cache(self, tree, kind):
        points = tree.findall(f".//{CHART}{kind}//{CHART}pt")
        return {point.get("idx"): point.findtext(f"{CHART}v") for point in points}

    def test_charts_copy_what_their_cells_hold(self):
        workbook = self.open_workbook()
        archive = zipfile.ZipFile(io.BytesIO(self.content))
        charts = [
            one for one in archive.namelist() if one.startswith("xl/charts/chart")
        ]
        self.assertGreater(len(charts), 10)
        for name in charts:
            tree = etree.fromstring(archive.read(name))
            for values in tree.iter(f"{CHART}val"):
                formula = values.findtext(f".//{CHART}f")
                sheet, cells = formula.rsplit("!", 1)
                cells = workbook[sheet.strip("'")][cells.replace("$", "")]
                held = {
                    str(at): cell.value
                    for at, (cell,) in enumerate(cells)
                    if cell.value is not None
                }
                copied = {
                    point.get("idx"): float(point.findtext(f"{CHART}v"))
                    for point in values.iter(f"{CHART}pt")
                }
                self.assertEqual(copied, held, name)

    def test_no_name_of_a_cell_points_to_more_than_titles_and_filters(self):
        workbook = self.open_workbook()
        self.assertFalse(workbook.defined_names)
        archive = zipfile.ZipFile(io.BytesIO(self.content))
        text = archive.read("xl/workbook.xml").decode()
        names = set(
            etree.fromstring(text.encode()).xpath(
                "//*[local-name()='definedName']/@name"
            )
        )
        self.assertLessEqual(names, {"_xlnm.Print_Titles", "_xlnm._FilterDatabase"})

    # -- speed -------------------------------------------------------------------------

    def test_reading_asks_as_many_queries_for_more_gardens(self):
        self.queries()  # what Odoo keeps from then on
        few = self.queries()
        more = self.env["cocagne.snapshot"]
        for number in range(8):
            garden = self.make_garden(f"PLUS{number}", None, self.east)
            for month in (3, 4):
                more += self.make_month(garden, self.day(month))
        self.figures._publish(more)
        self.assertEqual(self.queries(), few)

    def day(self, month):
        return date(YEAR, month, 1)

    def queries(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.read_book()
        self.yearly._read_open_data()
        return self.env.cr.sql_log_count - before
