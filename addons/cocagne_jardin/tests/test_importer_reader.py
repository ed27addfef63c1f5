import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from odoo.tests import BaseCase

from ..importer import pipeline, reader
from ..importer.facts import Facts
from ..importer.problems import Problems

HEADER = "numero;nom;prenom"


def read(*files):
    """The tables of the files and the problems."""
    problems = Problems()
    return reader.read_files(files, problems), problems


def member_lines(text, encoding="utf-8"):
    """The (line, cells) of a file of members."""
    tables, _problems = read(("adherents.csv", text.encode(encoding)))
    return [(row.line, row.cells) for row in tables[0].rows]


def workbook(**sheets):
    """An XLSX file with these sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class TestReader(BaseCase):
    def codes(self, *files):
        """The codes of the errors of these files."""
        return [error.code for error in read(*files)[1].errors]

    def test_any_encoding_of_french_is_read(self):
        text = f"{HEADER}\n1;Épinette;Zoé\n"
        for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            cells = member_lines(text, encoding)[0][1]
            self.assertEqual(cells["nom"], "Épinette", encoding)

    def test_the_separator_is_found(self):
        for separator in (";", ",", "\t"):
            text = f"{HEADER}\n1;Aubépin;Zoé\n".replace(";", separator)
            self.assertEqual(member_lines(text)[0][1]["prenom"], "Zoé")

    def test_headers_are_known_whatever_their_case_and_accents(self):
        text = "NUMÉRO; Nom ;Prénom;Code postal\n1;Aubépin;Zoé;88110\n"
        cells = member_lines(text)[0][1]
        self.assertEqual(sorted(cells), ["code_postal", "nom", "numero", "prenom"])

    def test_line_numbers_count_blank_lines_and_quoted_line_breaks(self):
        text = f'{HEADER}\n\n1;"Au\nbépin";Zoé\n;;\n2;Noël;Léa\n'
        self.assertEqual([line for line, _cells in member_lines(text)], [3, 6])

    def test_a_cell_that_begins_with_equals_stays_text(self):
        cells = member_lines(f"{HEADER}\n1;=1+1;@SUM(A1)\n")[0][1]
        self.assertEqual((cells["nom"], cells["prenom"]), ("=1+1", "@SUM(A1)"))

    def test_an_unknown_column_is_only_a_remark(self):
        _tables, problems = read(("adherents.csv", b"numero;nom;couleur\n1;A;b\n"))
        self.assertEqual([p.code for p in problems.items], ["header_unknown"])
        self.assertTrue(problems.items[0].is_warning)

    def test_a_missing_compulsory_column_is_refused(self):
        _tables, problems = read(("adherents.csv", b"numero;prenom\n1;A\n"))
        error = problems.errors[0]
        found = (error.code, error.ligne, error.champ)
        self.assertEqual(found, ("header_missing", 1, "nom"))

    def test_a_line_with_too_many_cells_is_refused(self):
        text = f"{HEADER}\n1;A;B;C\n".encode()
        self.assertEqual(self.codes(("adherents.csv", text)), ["row_too_long"])

    def test_the_same_kind_twice_is_refused(self):
        text = f"{HEADER}\n1;A;B\n".encode()
        files = (("adherents.csv", text), ("clients.csv", text))
        self.assertEqual(self.codes(*files), ["file_twice"])

    def test_hostile_files_are_refused_in_words(self):
        cases = {
            "file_empty": b"  \n ",
            "file_not_text": b"\x89PNG" + b"\0" * 50,
            "file_unreadable": HEADER.encode() + b'\n1;"A;B\n',
            "file_encoding": HEADER.encode() + b"\n1;\x81\x8d;B\n",
            "cell_control": HEADER.encode() + b"\n1;A\0B;C\n",
            "cell_too_long": HEADER.encode() + b"\n1;" + b"A" * 20_000 + b";C\n",
            "file_too_big": b"a" * (reader.MAX_BYTES + 1),
            "header_missing": b"rien\nrien\n",
        }
        for code, content in cases.items():
            self.assertIn(code, self.codes(("adherents.csv", content)), code)

    def test_no_file_at_all_is_refused(self):
        self.assertEqual(self.codes(), ["file_none"])
        self.assertEqual(self.codes(("photos.csv", b"a;b\n1;2\n")), ["file_none"])

    @settings(deadline=None, max_examples=60)
    @given(st.binary(max_size=300), st.sampled_from(["adherents.csv", "depots.xlsx"]))
    def test_no_content_crashes_the_importer(self, content, name):
        _records, problems = pipeline.read_and_check([(name, content)], Facts())
        self.assertTrue(problems.items)

    @settings(deadline=None, max_examples=60)
    @given(st.text(max_size=200))
    def test_no_text_crashes_the_importer(self, text):
        header = "reference;adherent;formule;frequence;quantite;depot;debut;fin\n"
        content = (header + text).encode("utf-8", "ignore")
        pipeline.read_and_check([("abonnements.csv", content)], Facts())


class TestWorkbook(BaseCase):
    def test_several_sheets_are_several_files(self):
        content = workbook(
            adherents=[["numero", "nom"], [1, "A"]], soldes=[["adherent", "x"], [1, 2]]
        )
        tables, _problems = read(("jardin_2026.xlsx", content))
        self.assertEqual([table.kind for table in tables], ["adherents", "soldes"])

    def test_a_lone_sheet_takes_the_name_of_its_file(self):
        content = workbook(Feuil1=[["numero", "nom"], [1, "A"]])
        tables, _problems = read(("adherents.xlsx", content))
        self.assertEqual(tables[0].kind, "adherents")

    def test_a_formula_is_not_computed(self):
        content = workbook(adherents=[["numero", "nom"], [1, "=1+1"]])
        tables, _problems = read(("adherents.xlsx", content))
        self.assertEqual(tables[0].rows[0].cells["nom"], "=1+1")

    def test_lines_are_those_of_the_spreadsheet(self):
        content = workbook(adherents=[["numero", "nom"], [], [1, "A"]])
        tables, _problems = read(("adherents.xlsx", content))
        self.assertEqual(tables[0].rows[0].line, 3)

    def test_a_workbook_that_unpacks_to_much_more_is_refused(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
        _tables, problems = read(("adherents.xlsx", stream.getvalue()))
        self.assertEqual([e.code for e in problems.errors], ["file_too_big"])

    def test_another_archive_is_refused(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", "a")
        _tables, problems = read(("adherents.xlsx", stream.getvalue()))
        self.assertEqual([e.code for e in problems.errors], ["file_other_error"])
