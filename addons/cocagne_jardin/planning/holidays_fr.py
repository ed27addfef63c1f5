"""Public holidays of France, from the ``holidays`` library (R4)."""

from datetime import date

import holidays


def public_holidays(start: date, end: date, subdivision: str = "") -> dict[date, str]:
    """The public holidays of the period with their French names.

    :param subdivision: a code of the ``holidays`` library for the places whose law
        differs (Alsace-Moselle ``6AE``, overseas departments); empty for the others.
    """
    years = range(start.year, end.year + 1)
    table = holidays.country_holidays(
        "FR", subdiv=subdivision or None, years=years, language="fr"
    )
    return {day: name for day, name in sorted(table.items()) if start <= day <= end}


def subdivisions() -> list[str]:
    """The subdivisions of France that the library knows."""
    return sorted(holidays.country_holidays("FR").subdivisions)
