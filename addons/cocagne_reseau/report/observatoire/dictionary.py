"""The sheet of the definitions: every indicator, as the code has it."""

from .page import Page

HEADS = (
    *("theme", "code", "label", "definition", "unit"),
    *("aggregation", "version", "source", "rule"),
)


class DictionaryPage(Page):
    def write(self):  # pylint: disable=method-required-super
        book = self.book
        self.widths(24, 30, 36, 80, 16, 22, 9, 24, 46)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.freeze_panes(3, 3)
        self.sheet.repeat_rows(2)
        self.texts([book.say("dictionary")], "title")
        self.texts([book.say("dictionary_note")], "note")
        self.texts([book.say(f"head_{word}") for word in HEADS], "head")
        for theme in book.themes:
            for column in theme.columns:
                self._write_column(theme, column)
        self.sheet.autofilter(2, 0, max(self.row - 1, 2), len(HEADS) - 1)

    def _write_column(self, theme, one):
        texts = [theme.label, one.code, one.label, one.definition, one.unit_label]
        self.fit([*texts, one.aggregation, "", one.source, one.rule])
        for place, text in enumerate([*texts, one.aggregation]):
            self.text(place, text, "text")
        self.figure(6, one.version)
        self.text(7, one.source, "text")
        self.text(8, one.rule, "text")
        self.next()
