"""The figures of a garden's season, read from the database: what an import made."""

from datetime import date

from odoo.tools import SQL

TUESDAY, THURSDAY = "2", "4"
FIRST_DATES = 3


def season_report(env, company):
    """The counts of ``company`` and the figures of its latest season with baskets.

    Units are those that are not cancelled, at the real day of delivery; values are at
    the public price, VAT included. Weeks are ISO weeks.
    """
    env.flush_all()
    ids = tuple(env["res.company"].search([("id", "child_of", company.ids)]).ids) or (
        0,
    )
    season = _season(env, ids)
    figures = _Figures(env, ids, season)
    return {
        "graine": None,
        **_counts(env, ids),
        "livraisons": figures.rows,
        "unites": sum(figures.by_product.values()),
        "unites_par_formule": figures.by_product,
        "paniers_legumes_par_semaine": figures.vegetables_by_week(),
        "valeur_par_mois": figures.value_by_month(),
        "unites_tournee_semaine_formule": figures.sample(),
        "dates_mardi": _weekly_dates(env, ids, season, TUESDAY)[:FIRST_DATES],
        "dates_jeudi_quinzaine": _fortnight_dates(env, ids, season, THURSDAY),
    }


def _season(env, ids):
    """The latest season that has baskets, else the latest."""
    rows = env.execute_query(
        SQL(
            """
            SELECT s.id FROM cocagne_season s WHERE s.company_id IN %s
             ORDER BY EXISTS (SELECT 1 FROM cocagne_basket b WHERE b.season_id = s.id)
                      DESC, s.date_start DESC
             LIMIT 1
            """,
            ids,
        )
    )
    return rows[0][0] if rows else 0


def _counts(env, ids):
    members = SQL(
        "SELECT count(*) FROM res_partner WHERE company_id IN %s AND active"
        " AND member_number IS NOT NULL",
        ids,
    )
    subscriptions = SQL(
        "SELECT count(*) FROM sale_order WHERE company_id IN %s AND state = 'sale'"
        " AND subscription_ref IS NOT NULL",
        ids,
    )
    depots = SQL("SELECT count(*) FROM cocagne_depot WHERE company_id IN %s", ids)
    return {
        "adherents": env.execute_query(members)[0][0],
        "abonnements": env.execute_query(subscriptions)[0][0],
        "depots": env.execute_query(depots)[0][0],
    }


class _Figures:
    """Sums over the baskets of one season, from a single read."""

    def __init__(self, env, ids, season):
        self.env, self.ids, self.season = env, ids, season
        self.groups = env.execute_query(self._query())
        self.rows = sum(group[6] for group in self.groups)
        self.by_product = {}
        for _year, _week, _month, _round, code, *_rest, units, _value in self.groups:
            self.by_product[code] = self.by_product.get(code, 0) + units

    def _query(self):
        return SQL(
            """
            SELECT extract(isoyear FROM b.date)::int, extract(week FROM b.date)::int,
                   to_char(b.date, 'YYYY-MM'), r.code, p.default_code,
                   t.basket_family, count(*)::int, sum(b.quantity)::int,
                   sum(b.quantity * l.price_unit)
              FROM cocagne_basket b
              JOIN cocagne_round r ON r.id = b.round_id
              JOIN sale_order_line l ON l.id = b.order_line_id
              JOIN product_product p ON p.id = b.product_id
              JOIN product_template t ON t.id = p.product_tmpl_id
             WHERE b.company_id IN %s AND b.season_id = %s AND b.state <> 'cancelled'
             GROUP BY 1, 2, 3, 4, 5, 6
             ORDER BY 1, 2, 3, 4, 5
            """,
            self.ids,
            self.season,
        )

    def vegetables_by_week(self):
        """Vegetable baskets by ISO week, in order of date."""
        result = {}
        for _year, week, _month, _round, _code, family, _rows, units, _v in self.groups:
            if family == "vegetables":
                result[str(week)] = result.get(str(week), 0) + units
        return result

    def value_by_month(self):
        """Public value by month, to the cent."""
        result = {}
        for _year, _week, month, *_rest, value in self.groups:
            result[month] = result.get(month, 0) + float(value)
        return {month: round(value, 2) for month, value in sorted(result.items())}

    def sample(self):
        """Units by round, week and product, for the weeks worth comparing."""
        weeks, result = self._sample_weeks(), {}
        for year, week, _month, code, product, *_rest, units, _value in self.groups:
            if (year, week) in weeks:
                key = f"{code}/{week}/{product}"
                result[key] = result.get(key, 0) + units
        return dict(sorted(result.items()))

    def _sample_weeks(self):
        """The first and the last week, and the first of each run of weeks in which a
        holiday moves deliveries."""
        weeks = sorted({group[:2] for group in self.groups})
        moved = self.env.execute_query(
            SQL(
                "SELECT DISTINCT week FROM cocagne_delivery WHERE season_id = %s"
                " AND company_id IN %s AND is_moved ORDER BY week",
                self.season,
                self.ids,
            )
        )
        mondays = [monday for (monday,) in moved]
        firsts = {
            monday.isocalendar()[:2]
            for index, monday in enumerate(mondays)
            if not index or (monday - mondays[index - 1]).days > 7
        }
        return firsts | set(weeks[:1] + weeks[-1:])


def _weekly_dates(env, ids, season, weekday):
    """The delivery days of the first round of that weekday."""
    rows = env.execute_query(
        SQL(
            """
            SELECT d.date FROM cocagne_delivery d
             WHERE d.season_id = %s AND d.round_id = (%s)
             ORDER BY d.date
            """,
            season,
            _first_round(ids, weekday),
        )
    )
    return [date.isoformat(day) for (day,) in rows]


def _fortnight_dates(env, ids, season, weekday):
    """The days of the fortnight baskets of the first round of that weekday."""
    fortnight = env.ref("cocagne_jardin.frequency_fortnightly").id
    rows = env.execute_query(
        SQL(
            """
            SELECT d.date FROM cocagne_calendar c
              JOIN cocagne_calendar_cocagne_delivery_rel rel
                ON rel.cocagne_calendar_id = c.id
              JOIN cocagne_delivery d ON d.id = rel.cocagne_delivery_id
             WHERE c.season_id = %s AND c.round_id = (%s) AND c.frequency_id = %s
               AND c.product_id IS NULL AND c.depot_id IS NULL
             ORDER BY d.date
            """,
            season,
            _first_round(ids, weekday),
            fortnight,
        )
    )
    return [date.isoformat(day) for (day,) in rows]


def _first_round(ids, weekday):
    return SQL(
        "SELECT id FROM cocagne_round WHERE company_id IN %s AND weekday = %s"
        " AND active ORDER BY code LIMIT 1",
        ids,
        weekday,
    )
