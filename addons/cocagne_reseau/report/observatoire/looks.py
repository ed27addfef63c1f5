"""How cells look: French numbers and dates, signs for what is hidden or distant."""

#: Numbers are shown in French, whatever the language of the reader's spreadsheet.
FRENCH = "[$-40C]"
SUFFIXES = {"euros": '" €"', "percent": '" %"'}
GREEN, PALE, GREY, ORANGE, BLUE = "#2F6B3A", "#E6F0E3", "#6B6B6B", "#F8D9B0", "#DCE9F5"
LOOKS = {
    "title": {"bold": True, "font_size": 16, "font_color": GREEN},
    "section": {"bold": True, "font_size": 12, "font_color": GREEN, "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "plain": {},
    "note": {"italic": True, "font_color": GREY},
    "link": {"font_color": "#1F4E9E", "underline": 1},
    "head": {
        "bold": True,
        "bg_color": GREEN,
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "border": 1,
        "border_color": "#FFFFFF",
    },
    "unit": {"italic": True, "font_color": GREY, "align": "center", "bottom": 1},
    "garden": {"valign": "top"},
    "distant": {"bg_color": BLUE, "italic": True},
    "months": {"num_format": f'{FRENCH}0"/12"', "align": "center"},
    "missing": {
        "num_format": f'{FRENCH}0"/12"',
        "align": "center",
        "bg_color": ORANGE,
        "bold": True,
    },
    "hidden": {"italic": True, "font_color": GREY, "align": "right"},
    "hidden_total": {
        "italic": True,
        "font_color": GREY,
        "align": "right",
        "bg_color": PALE,
    },
    "total": {"bold": True, "bg_color": PALE},
    "year": {"num_format": "0", "align": "center", "bold": True},
    "points": {
        "num_format": f'{FRENCH}+0.0" pt";{FRENCH}-0.0" pt";{FRENCH}0.0" pt"',
        "align": "right",
    },
    "growth": {"num_format": f'{FRENCH}+0.0" %";{FRENCH}-0.0" %";{FRENCH}0.0" %"'},
}

#: Numbers stand beside the first line of a long text.
TOP = {"valign": "top"}


def number_format(unit, digits):
    """The format of a number, as spreadsheets store it."""
    decimals = "." + "0" * digits if digits else ""
    return f"{FRENCH}#,##0{decimals}{SUFFIXES.get(unit, '')}"


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook):
        self.workbook = workbook
        self.made = {}

    def __getitem__(self, name):
        if name not in self.made:
            self.made[name] = self.workbook.add_format(TOP | LOOKS[name])
        return self.made[name]

    def number(self, unit="number", digits=0, is_total=False):
        key = (unit, digits, is_total)
        if key not in self.made:
            look = {"num_format": number_format(unit, digits), "align": "right"} | TOP
            if is_total:
                look |= LOOKS["total"]
            self.made[key] = self.workbook.add_format(look)
        return self.made[key]
