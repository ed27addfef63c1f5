from odoo import api, models
from odoo.tools import SQL, split_every

from odoo.addons.cocagne_jardin.models.basket.basket import DELIVERED_STATES

from ...splitting import (
    FUND,
    PARTICIPANT,
    Offer,
    ceiling_of,
    money,
    offers_of,
    share_out,
)

#: Baskets at a time: what is read for them is read at once.
CHUNK = 1000


class SolidaritySplit(models.AbstractModel):
    """Who pays what of the solidarity baskets, fixed when they are delivered.

    Everything here is set-based: a thousand baskets ask as many queries as ten. The
    arithmetic is in ``splitting``.
    """

    _name = "cocagne.solidarity.split"
    _description = "Split of solidarity baskets"

    @api.model
    def _split(self, baskets):
        """Fix the shares of those baskets that are delivered and not split yet.

        A basket of nobody in the programme is left alone, as is one that has shares:
        running again changes nothing. In order of date, delivery and basket.

        :return: the number of baskets that were split.
        """
        # sudo: a driver marks a delivery; who is in the programme is not for his eyes
        engine = self.sudo()
        done = 0
        todo = baskets.sudo().filtered(lambda b: b.state in DELIVERED_STATES)
        todo = todo.sorted(lambda b: (b.date, b.delivery_id.id, b.id))
        for ids in split_every(CHUNK, todo.ids):
            done += engine._split_chunk(todo.browse(ids))
        return done

    @api.model
    def _split_chunk(self, baskets):
        enrolments = self._enrolments_of(baskets)
        todo = baskets.filtered(lambda b: b.id in enrolments)
        if not todo:
            return 0
        agreements = self._agreements_of(todo, enrolments)
        # before what they paid is read, and before the shares of others are looked at
        agreements._serialize_splits()
        todo -= self._split_already(todo)
        if not todo:
            return 0
        quotas = agreements._quotas()
        terms = {item.id: item._terms(quotas.get(item.id)) for item in agreements}
        funds = set(agreements.filtered(lambda item: item.kind == "fund").ids)
        rows = [
            row
            for basket, enrolment, shares in self._shares_of(todo, enrolments, terms)
            for row in self._prepare_rows(basket, enrolment, shares, funds)
        ]
        self._insert(rows)
        agreements._forget_used()
        agreements.filtered(lambda item: item.id in quotas)._raise_alerts()
        return len(todo)

    @api.model
    def _split_already(self, baskets):
        groups = self.env["cocagne.solidarity.share"]._read_group(
            [("basket_id", "in", baskets.ids), *self._live_domain()], ["basket_id"]
        )
        return baskets.browse([basket.id for (basket,) in groups])

    @api.model
    def _live_domain(self):
        """The shares that hold: neither corrected nor corrections."""
        return [("is_correction", "=", False), ("is_reversed", "=", False)]

    # -- the household of each basket --------------------------------------------------

    @api.model
    def _enrolled_states(self):
        """States of the enrolments whose baskets the programme pays, by their dates."""
        return ("active", "ended")

    @api.model
    def _enrolments_of(self, baskets):
        """The enrolment that held on the day of each basket, in one query.

        :return: {id of a basket: enrolment}; those outside the programme are missing.
        """
        enrolments = self.env["cocagne.solidarity.enrolment"].sudo()
        for model, names in (
            (enrolments, ["state", "date_start", "date_end", "order_line_ids"]),
            (baskets, ["date", "order_line_id"]),
        ):
            model.flush_model(names)
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (basket.id) basket.id, enrolment.id
                  FROM cocagne_basket basket
                  JOIN cocagne_solidarity_enrolment_line_rel rel
                    ON rel.sale_order_line_id = basket.order_line_id
                  JOIN cocagne_solidarity_enrolment enrolment
                    ON enrolment.id = rel.cocagne_solidarity_enrolment_id
                 WHERE basket.id = ANY(%s) AND enrolment.state = ANY(%s)
                   AND enrolment.date_start <= basket.date
                   AND (enrolment.date_end IS NULL
                        OR enrolment.date_end >= basket.date)
              ORDER BY basket.id, enrolment.date_start DESC, enrolment.id DESC
                """,
                baskets.ids,
                list(self._enrolled_states()),
            )
        )
        found = dict(self.env.cr.fetchall())
        every = enrolments.browse(set(found.values()))
        by_id = {item.id: item for item in every}
        return {basket: by_id[enrolment] for basket, enrolment in found.items()}

    @api.model
    def _agreements_of(self, baskets, enrolments):
        """The agreements of these households, and the garden's own funds."""
        mine = {enrolments[basket.id].id for basket in baskets}
        households = self.env["cocagne.solidarity.enrolment"].browse(mine)
        funds = self.env["cocagne.solidarity.agreement"]._funds(baskets.company_id)
        return households.agreement_ids._signed() | funds

    # -- the shares --------------------------------------------------------------------

    @api.model
    def _shares_of(self, baskets, enrolments, terms):
        """(basket, enrolment, shares) of each basket, in order; nothing is written.

        :param terms: ``Terms`` by id of agreement; their quotas are used up.
        """
        funds = {
            company: self.env["cocagne.solidarity.agreement"]._funds(company).ids
            for company in baskets.company_id
        }
        households = {}
        for basket in baskets:
            enrolment = enrolments[basket.id]
            if enrolment not in households:
                # one that was just added is the last in the cache, whatever its rank
                ranked = enrolment.agreement_ids.sorted().ids
                households[enrolment] = (
                    enrolment._as_household(),
                    [terms[key] for key in ranked if key in terms],
                )
            household, mine = households[enrolment]
            fund = [terms[key] for key in funds[basket.company_id] if key in terms]
            yield basket, enrolment, self._share_out(basket, household, mine, fund)

    @api.model
    def _share_out(self, basket, household, terms, funds):
        company, collected = basket.company_id, basket.state != "not_collected"
        case = self._case(
            company, basket.product_id.id, basket.date, household, terms, funds
        )
        return share_out(
            basket.order_line_id._public_price(),
            *case,
            quantity=basket.quantity,
            household=household.key,
            collected=collected,
            household_pays=collected or company.bill_not_collected,
        )

    @api.model
    def _prepare_rows(self, basket, enrolment, shares, funds):
        """Values of the shares of one basket; ``funds``: ids of a garden's own funds."""
        rows = []
        for sequence, share in enumerate(shares):
            key = share.payer
            is_agreement = key not in (PARTICIPANT, FUND)
            payer = "fund" if key == FUND or key in funds else "funder"
            rows.append(
                {
                    "basket_id": basket.id,
                    "enrolment_id": enrolment.id,
                    "company_id": basket.company_id.id,
                    "date": basket.date,
                    "sequence": sequence,
                    "payer": "participant" if key == PARTICIPANT else payer,
                    "agreement_id": key if is_agreement else None,
                    "product_id": basket.product_id.id,
                    "quantity": share.quantity,
                    "amount": share.amount,
                    "is_correction": False,
                    "is_reversed": False,
                }
            )
        return rows

    @api.model
    def _insert(self, rows):
        """Write the shares of a chunk in one statement."""
        if not rows:
            return
        stamp = {"create_uid": self.env.uid, "create_date": self.env.cr.now()}
        stamp |= {"write_uid": self.env.uid, "write_date": self.env.cr.now()}
        columns = [*rows[0], *stamp]
        values = [SQL("%s", (*row.values(), *stamp.values())) for row in rows]
        self.env.cr.execute(
            SQL(
                "INSERT INTO cocagne_solidarity_share (%s) VALUES %s",
                SQL(", ").join(map(SQL.identifier, columns)),
                SQL(", ").join(values),
            )
        )

    # -- what the rules say, without any basket ------------------------------------------

    @api.model
    def _case(self, company, product_id, day, household, terms, funds=()):
        """(ceiling, agreed price, offers) for a basket type, on a day, in a garden."""
        usual = money(company.solidarity_ceiling)
        ceiling = ceiling_of(terms, household, usual, day, company.id)
        offers = offers_of(terms, household, product_id, day, company.id)
        known = {offer.payer for offer in offers}
        offers += [
            Offer(fund.payer, "rest", quota=fund.quota)
            for fund in funds
            if fund.payer not in known and fund.holds(household, day, company.id)
        ]
        return ceiling, household.agreed, offers
