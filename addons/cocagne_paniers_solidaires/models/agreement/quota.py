"""What an agreement paid so far and what is left: counted from the shares, never kept."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...splitting import Quota, money

#: What is computed from the shares.
USED = (
    "used_amount",
    "used_baskets",
    "used_households",
    "left_amount",
    "left_baskets",
    "left_households",
    "used_percent",
)


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    split_version = fields.Integer(
        readonly=True, copy=False, default=0, help="Changed by each split."
    )
    used_amount = fields.Monetary("Paid so far", compute="_compute_used")
    used_baskets = fields.Integer("Baskets so far", compute="_compute_used")
    used_households = fields.Integer("Households so far", compute="_compute_used")
    left_amount = fields.Monetary("Euros left", compute="_compute_used")
    left_baskets = fields.Integer("Baskets left", compute="_compute_used")
    left_households = fields.Integer("Households left", compute="_compute_used")
    used_percent = fields.Float(
        "Used",
        compute="_compute_used",
        search="_search_used_percent",
        digits=(5, 1),
        help="Of the limit that is nearest to its end, in percent.",
    )

    @api.depends("quota_amount", "quota_baskets", "quota_households")
    def _compute_used(self):
        used = self._used()
        for item in self:
            amount, baskets, households = used.get(item._origin.id, (0.0, 0, 0))
            item.used_amount = amount
            item.used_baskets = baskets
            item.used_households = households
            item.left_amount = max(item.quota_amount - float(amount), 0)
            item.left_baskets = max(item.quota_baskets - baskets, 0)
            item.left_households = max(item.quota_households - households, 0)
            item.used_percent = item._percent_of(float(amount), baskets, households)

    def _percent_of(self, amount, baskets, households):
        """How much of its nearest limit is used, in percent; 0 without a limit."""
        pairs = (
            (amount, self.quota_amount),
            (baskets, self.quota_baskets),
            (households, self.quota_households),
        )
        return max((100 * used / limit for used, limit in pairs if limit), default=0)

    @api.model
    def _search_used_percent(self, operator, value):
        if operator not in (">", ">=", "<", "<="):
            return NotImplemented
        limited = self.search(self._limited_domain())
        found = limited.filtered_domain([("used_percent", operator, value)])
        return [("id", "in", found.ids)]

    @api.model
    def _limited_domain(self):
        return [
            "|",
            "|",
            ("quota_amount", ">", 0),
            ("quota_baskets", ">", 0),
            ("quota_households", ">", 0),
        ]

    def _used(self):
        """(euros, baskets, households) that each agreement paid, in one query."""
        if not self.ids:
            return {}
        # sudo: sums without a name; who reads agreements may not read households
        shares = self.env["cocagne.solidarity.share"].sudo()
        shares.flush_model(["agreement_id", "amount", "quantity", "enrolment_id"])
        # the name of a household may be erased, its key stays
        shares.enrolment_id.flush_model(["household_key"])
        self.env.cr.execute(
            SQL(
                """
                SELECT agreement_id, SUM(amount), SUM(baskets),
                       COUNT(*) FILTER (WHERE amount > 0)
                  FROM (SELECT share.agreement_id, enrolment.household_key,
                               SUM(share.amount) AS amount,
                               SUM(share.quantity) AS baskets
                          FROM cocagne_solidarity_share share
                          JOIN cocagne_solidarity_enrolment enrolment
                            ON enrolment.id = share.enrolment_id
                         WHERE share.agreement_id = ANY(%s)
                      GROUP BY share.agreement_id, enrolment.household_key) household
              GROUP BY agreement_id
                """,
                self.ids,
            )
        )
        return {row[0]: (row[1], int(row[2]), row[3]) for row in self.env.cr.fetchall()}

    def _forget_used(self):
        self.invalidate_recordset(USED)

    # -- for the split -----------------------------------------------------------------

    def _has_quota(self):
        self.ensure_one()
        return bool(self.quota_amount or self.quota_baskets or self.quota_households)

    def _serialize_splits(self):
        """Make parallel splits of these quotas wait, and start again on fresh sums.

        A lock alone would let the second one count on its old snapshot: changing the
        row makes PostgreSQL refuse it, and Odoo then runs it again.
        """
        limited = self.filtered(lambda item: item._has_quota())
        if not limited:
            return
        limited.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_solidarity_agreement"
                " SET split_version = COALESCE(split_version, 0) + 1"
                " WHERE id IN (SELECT id FROM cocagne_solidarity_agreement"
                " WHERE id = ANY(%s) ORDER BY id FOR UPDATE)",
                limited.ids,
            )
        )
        limited.invalidate_recordset(["split_version"])

    def _quotas(self):
        """What is left of each limited agreement, as ``Quota`` by id."""
        limited = self.filtered(lambda item: item._has_quota())
        if not limited:
            return {}
        used = limited._used()
        helped = limited._helped()
        quotas = {}
        for item in limited:
            amount, baskets, _households = used.get(item.id, (0, 0, 0))
            quotas[item.id] = Quota(
                money(item.quota_amount) - money(amount) if item.quota_amount else None,
                item.quota_baskets - baskets if item.quota_baskets else None,
                item.quota_households or None,
                helped.get(item.id, ()),
            )
        return quotas

    def _with_quotas(self):
        """(agreement, its quota or None) of each one."""
        quotas = self._quotas()
        return [(item, quotas.get(item.id)) for item in self]

    def _helped(self):
        """The households that each agreement with a limit in households helped."""
        counted = self.filtered("quota_households")
        if not counted:
            return {}
        groups = self.env["cocagne.solidarity.share"]._read_group(
            [("agreement_id", "in", counted.ids)],
            ["agreement_id", "enrolment_id"],
            ["amount:sum"],
        )
        helped = {}
        for agreement, enrolment, amount in groups:
            if amount > 0:
                key = enrolment.household_key
                helped.setdefault(agreement.id, set()).add(key)
        return helped
