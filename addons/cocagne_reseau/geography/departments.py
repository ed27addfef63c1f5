"""The French départements and their regions (code officiel géographique, INSEE, 2016 on).

Codes of regions are those of ``data/regions.xml``. A postcode gives its département by
its first two digits, overseas by three; Corsica has one prefix (20) for two.
"""

#: Code of a region: codes of its départements.
REGIONS = {
    "01": "971",
    "02": "972",
    "03": "973",
    "04": "974",
    "06": "976",
    "11": "75 77 78 91 92 93 94 95",
    "24": "18 28 36 37 41 45",
    "27": "21 25 39 58 70 71 89 90",
    "28": "14 27 50 61 76",
    "32": "02 59 60 62 80",
    "44": "08 10 51 52 54 55 57 67 68 88",
    "52": "44 49 53 72 85",
    "53": "22 29 35 56",
    "75": "16 17 19 23 24 33 40 47 64 79 86 87",
    "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "84": "01 03 07 15 26 38 42 43 63 69 73 74",
    "93": "04 05 06 13 83 84",
    "94": "2A 2B",
}
#: Code of a département: code of its region.
REGION_OF = {
    department: region
    for region, departments in REGIONS.items()
    for department in departments.split()
}
#: Places with a postcode of 971 that left Guadeloupe in 2007 and have no region.
WITHOUT_REGION = {"97133", "97150"}


def department_of(postcode):
    """The département of a French postcode; None where it tells none.

    Corsica: 200 and 201 are in Corse-du-Sud (2A), what follows in Haute-Corse (2B).
    """
    digits = "".join((postcode or "").split())
    if len(digits) != 5 or not digits.isdigit() or digits in WITHOUT_REGION:
        return None
    if digits.startswith("20"):
        return "2A" if digits[2] in "01" else "2B"
    code = digits[:3] if digits.startswith(("97", "98")) else digits[:2]
    return code if code in REGION_OF else None


def region_of(postcode):
    """The code of the region of a French postcode; None where it tells none."""
    return REGION_OF.get(department_of(postcode))
