from odoo import models
from odoo.tools import SQL

#: Which shares are in a report; ``%s``: gardens, first and last day, enrolments, and
#: the condition of the agreements.
SHARES = """
    share.company_id IN %s AND share.date BETWEEN %s AND %s
    AND share.enrolment_id IN %s AND %s
"""
#: A basket counts while a share of it stands: no correction took it back.
STANDS = "share.is_correction IS NOT TRUE AND share.is_reversed IS NOT TRUE"
#: A row per basket: how many baskets it is, who paid what of it (in cents).
BASKETS = f"""
    SELECT share.basket_id, share.enrolment_id, share.date,
           COALESCE(max(share.quantity) FILTER (WHERE {STANDS}), 0) AS quantity,
           sum(round(share.amount * 100)) FILTER (WHERE share.payer = 'participant')
               AS participant,
           sum(round(share.amount * 100)) FILTER (WHERE share.payer = 'funder')
               AS funders,
           sum(round(share.amount * 100)) FILTER (WHERE share.payer = 'fund') AS fund
      FROM cocagne_solidarity_share share
     WHERE {SHARES}
     GROUP BY share.basket_id, share.enrolment_id, share.date
"""
#: The vegetables of a basket of each kind, round and depot; ``%s``: units of weight.
LINES = """
    SELECT kind.delivery_id, kind.depot_id, kind.prepared_product_id,
           template.produce_family AS family,
           COALESCE(template.is_not_organic, FALSE) AS is_other,
           COALESCE(other.quantity, line.quantity)
               * COALESCE(unit.grams, NULLIF(product.weight, 0) * 1000) AS grams
      FROM (SELECT DISTINCT basket.delivery_id, basket.depot_id,
                            basket.prepared_product_id
              FROM counted JOIN cocagne_basket basket ON basket.id = counted.basket_id
           ) kind
      JOIN cocagne_basket_content_delivery_rel rel
        ON rel.delivery_id = kind.delivery_id
      JOIN cocagne_basket_content composition
        ON composition.id = rel.composition_id
       AND composition.product_id = kind.prepared_product_id
      JOIN cocagne_content content
        ON content.id = composition.content_id AND content.state <> 'draft'
      JOIN cocagne_basket_content_line line ON line.composition_id = composition.id
      JOIN product_product product ON product.id = line.product_id
      JOIN product_template template ON template.id = product.product_tmpl_id
      LEFT JOIN (VALUES %s) AS unit (id, grams) ON unit.id = template.uom_id
      LEFT JOIN cocagne_content_depot other
        ON other.line_id = line.id AND other.depot_id = kind.depot_id
"""
#: What such a basket weighs, in grams.
WEIGHTS = """
    SELECT delivery_id, depot_id, prepared_product_id,
           bool_and(grams IS NOT NULL) AS is_known,
           COALESCE(sum(grams) FILTER (WHERE NOT is_other), 0) AS organic,
           COALESCE(sum(grams) FILTER (WHERE is_other), 0) AS other
      FROM lines
     GROUP BY delivery_id, depot_id, prepared_product_id
"""
#: A row per household and month.
FACTS = f"""
    WITH counted AS MATERIALIZED ({BASKETS}), lines AS ({LINES}),
         weights AS ({WEIGHTS})
    SELECT counted.enrolment_id, date_trunc('month', counted.date)::date,
           COALESCE(sum(counted.quantity) FILTER (WHERE basket.state = 'delivered'), 0),
           COALESCE(sum(counted.quantity) FILTER (WHERE basket.state <> 'delivered'), 0),
           COALESCE(round(sum(basket.prepared_quantity * weights.organic)
               FILTER (WHERE basket.state = 'delivered' AND counted.quantity > 0)), 0),
           COALESCE(round(sum(basket.prepared_quantity * weights.other)
               FILTER (WHERE basket.state = 'delivered' AND counted.quantity > 0)), 0),
           COALESCE(sum(counted.quantity) FILTER (
               WHERE basket.state = 'delivered' AND weights.is_known), 0),
           COALESCE(round(sum(basket.prepared_quantity
                              * (weights.organic + weights.other)) FILTER (
               WHERE basket.state = 'delivered' AND weights.is_known
                 AND counted.quantity > 0)), 0),
           COALESCE(sum(counted.participant), 0), COALESCE(sum(counted.funders), 0),
           COALESCE(sum(counted.fund), 0)
      FROM counted
      JOIN cocagne_basket basket ON basket.id = counted.basket_id
      LEFT JOIN weights
        ON weights.delivery_id = basket.delivery_id
       AND weights.depot_id = basket.depot_id
       AND weights.prepared_product_id = basket.prepared_product_id
     GROUP BY 1, 2
"""
#: A row per household, payer and month.
PAID = f"""
    SELECT enrolment_id, agreement_id, payer, month, sum(cents), sum(quantity)
      FROM (
            SELECT share.enrolment_id, share.basket_id, share.agreement_id, share.payer,
                   date_trunc('month', share.date)::date AS month,
                   sum(round(share.amount * 100)) AS cents,
                   COALESCE(max(share.quantity) FILTER (
                       WHERE {STANDS} AND share.amount <> 0), 0) AS quantity
              FROM cocagne_solidarity_share share
             WHERE {SHARES}
             GROUP BY share.enrolment_id, share.basket_id, share.agreement_id,
                      share.payer, date_trunc('month', share.date)
           ) payments
     GROUP BY enrolment_id, agreement_id, payer, month
"""
KEYS = (
    *("enrolment", "month", "delivered", "not_collected"),
    *("grams_organic", "grams_other", "weighed", "grams_weighed"),
    *("participant", "funders", "fund"),
)


class SolidarityActivity(models.Model):
    """What the shares of the baskets say, in one query each however many there are."""

    _inherit = "cocagne.solidarity.activity"

    def _share_condition(self):
        """(gardens, first day, last day, enrolments, agreements), for ``SHARES``."""
        self.ensure_one()
        # sudo: whole numbers come out of it, and no name
        enrolments = self.env["cocagne.solidarity.enrolment"].sudo()
        agreements = SQL("TRUE")
        if self._is_of_agreements():
            agreements = SQL(
                """share.basket_id IN (SELECT helped.basket_id
                                         FROM cocagne_solidarity_share helped
                                        WHERE helped.agreement_id = ANY(%s))""",
                self._agreements().ids,
            )
        return (
            tuple(self._gardens().ids),
            self.date_from,
            self.date_to,
            enrolments._search(self._enrolment_domain(), active_test=False).subselect(),
            agreements,
        )

    def _flush_facts(self):
        for model in (
            *("cocagne.solidarity.share", "cocagne.solidarity.enrolment"),
            *("cocagne.basket", "cocagne.basket.content", "cocagne.content"),
            *("cocagne.basket.content.line", "cocagne.content.depot"),
            *("product.product", "product.template", "res.partner"),
        ):
            self.env[model].flush_model()

    def _basket_facts(self):
        """Baskets, grams and cents: a dict per household and month."""
        self._flush_facts()
        rows = self.env.execute_query(
            SQL(FACTS, *self._share_condition(), self._units_sql())
        )
        return [
            {
                key: value if key in ("enrolment", "month") else int(value)
                for key, value in zip(KEYS, row, strict=True)
            }
            for row in rows
        ]

    def _units_sql(self):
        return SQL(", ").join(
            SQL("(%s::int, %s::numeric)", unit, grams)
            for unit, grams in self._grams_of_units().items()
        )

    def _grams_of_units(self):
        """{unit of weight: how many grams it is}; pieces are weighed by product."""
        kilo = self.env.ref("uom.product_uom_kgm")
        units = self.env["uom.uom"].with_context(active_test=False).search([])
        return {
            unit.id: 1000 * unit.factor / kilo.factor
            for unit in units
            if unit._has_common_reference(kilo)
        }

    def _paid_facts(self):
        """Who paid for whom: a dict per household, payer (agreement or none), month."""
        self._flush_facts()
        rows = self.env.execute_query(SQL(PAID, *self._share_condition()))
        return [
            {
                "enrolment": enrolment,
                "agreement": agreement,
                "payer": payer,
                "month": month,
                "paid": int(cents),
                "baskets": int(baskets),
            }
            for enrolment, agreement, payer, month, cents, baskets in rows
        ]
