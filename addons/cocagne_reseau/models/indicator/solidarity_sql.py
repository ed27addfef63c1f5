"""SQL that the indicators of the solidarity programme share: files and shares."""

from odoo.tools import SQL

from odoo.addons.cocagne_paniers_solidaires.models.activity.facts import STANDS

#: Files as the report of the programme counts them: their garden, their household
#: (known by its key, also once its name is erased), their last day.
FILES = """
    SELECT garden.garden_id, file.id, file.state, file.date_start, file.previous_id,
           file.waiting_since, file.date_exit,
           COALESCE(file.date_exit, file.date_end) AS last_day,
           COALESCE(file.age_under_3, 0) + COALESCE(file.age_3_17, 0) AS children,
           COALESCE(file.age_18_24, 0) + COALESCE(file.age_25_64, 0)
               + COALESCE(file.age_65, 0) AS adults,
           COALESCE(NULLIF(file.household_key, ''), 'file ' || file.id) AS household
      FROM cocagne_solidarity_enrolment file
      JOIN %(gardens)s AS garden ON garden.company_id = file.company_id
"""
#: Shares of the month. ``payer`` is the kind of the funder, "participant" or "fund";
#: ``stands``: no correction took the share back.
SHARES = f"""
    SELECT garden.garden_id, file.household, share.basket_id, share.enrolment_id,
           share.date, share.quantity, share.amount, {STANDS} AS stands,
           CASE WHEN share.payer = 'funder' THEN COALESCE(agreement.kind, 'fund')
                ELSE share.payer END AS payer
      FROM cocagne_solidarity_share share
      JOIN %(gardens)s AS garden ON garden.company_id = share.company_id
      JOIN files file
        ON file.id = share.enrolment_id AND file.garden_id = garden.garden_id
 LEFT JOIN cocagne_solidarity_agreement agreement ON agreement.id = share.agreement_id
     WHERE share.date BETWEEN %(first)s AND %(last)s
"""


def files(scope):
    """SQL of the files of the programme, of any day."""
    return SQL(FILES, gardens=scope.gardens)


def shares(scope):
    """SQL of the shares of the month; it reads ``files``."""
    return SQL(SHARES, gardens=scope.gardens, first=scope.date_from, last=scope.date_to)


def counted_baskets():
    """SQL of the baskets that went out, from ``shares``: a share of them stands."""
    return SQL(
        """
        SELECT garden_id, household, basket_id, max(quantity) AS quantity
          FROM shares
         WHERE stands AND quantity > 0
      GROUP BY garden_id, household, enrolment_id, basket_id, date
        """
    )
