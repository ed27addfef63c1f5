"""The whole garden by the calendar of ``year_figures``: figures to compare with those
that were worked out for the files by others (``attendu.json``)."""

from collections import defaultdict
from decimal import Decimal


def figures(year):
    """Deliveries, units, vegetable baskets by week, public prices by month of all lines.

    :param year: a ``Year``; its lines of any price are worked out again.
    :return: the keys of ``attendu.json`` that depend on the calendar and the prices.
    """
    found = {
        "livraisons": 0,
        "unites_par_formule": defaultdict(int),
        "paniers_legumes_par_semaine": defaultdict(int),
        "valeur_par_mois": defaultdict(Decimal),
    }
    for row in year.rows:
        line, product = year._line(row), row["formule"]
        found["livraisons"] += len(line.days)
        found["unites_par_formule"][product] += line.quantity * len(line.days)
        for day in line.days:
            week = str(day.isocalendar().week)
            if product in ("PS", "PF"):
                found["paniers_legumes_par_semaine"][week] += line.quantity
            month = f"{day:%Y-%m}"
            found["valeur_par_mois"][month] += line.quantity * line.public
    return {
        key: dict(value) if isinstance(value, dict) else value
        for key, value in found.items()
    }
