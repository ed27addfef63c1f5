from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from odoo import api, fields, models

from ...law import dates
from ...law.aid import Engagement, amount, consumption, etp, forecast

STATUSES = [("conform", "On target"), ("under", "Below"), ("over", "Above")]


class Use(NamedTuple):
    """What is known of the use of an annex.

    :param declared: paid hours by month of the annex; None for a month not prepared.
    :param people: engagements as far as they are known.
    """

    declared: list
    people: list


class AnnexUse(models.Model):
    """Hours against the posts of the annex: until now, and at its end if nothing changes.

    All annexes of a list are computed together, in a number of queries that follows
    neither annexes nor people.
    """

    _inherit = "cocagne.annex"

    declared_months = fields.Integer("Months declared", compute="_compute_use")
    hours_used = fields.Float("Hours paid", compute="_compute_use")
    etp_used = fields.Float("Posts used", compute="_compute_use", digits=(16, 2))
    etp_target = fields.Float(
        "Posts foreseen until then",
        compute="_compute_use",
        digits=(16, 2),
        help="Posts of the annex x months declared / 12.",
    )
    use_status = fields.Selection(STATUSES, "Use until now", compute="_compute_use")
    use_gap_amount = fields.Monetary("In euros until now", compute="_compute_use")
    etp_forecast = fields.Float(
        "Posts at the end", compute="_compute_use", digits=(16, 2)
    )
    forecast_status = fields.Selection(
        STATUSES, "Use at the end", compute="_compute_use"
    )
    forecast_gap = fields.Float(
        "Posts over or short", compute="_compute_use", digits=(16, 2)
    )
    forecast_gap_amount = fields.Monetary(
        "In euros at the end",
        compute="_compute_use",
        help="Below zero: aid that is not paid. Above: hours that nobody pays for.",
    )
    needs_attention = fields.Boolean(
        compute="_compute_use",
        help="The forecast is further from the target than the garden's limit.",
    )
    use_picture = fields.Json(compute="_compute_use")

    @api.depends("posts", "unit_amount", "date_start", "date_end", "chain")
    @api.depends_context("lang")
    def _compute_use(self):
        uses = self._uses()
        for annex in self:
            use = uses.get(annex, Use([], []))
            annex._fill_use(use) if annex.months else annex._empty_use()

    def _empty_use(self):
        for name in (
            "declared_months hours_used etp_used etp_target use_status use_gap_amount "
            "etp_forecast forecast_status forecast_gap forecast_gap_amount "
            "needs_attention use_picture"
        ).split():
            self[name] = False

    def _fill_use(self, use):
        declared = [hours for hours in use.declared if hours is not None]
        now = self._consumption(sum(declared, Decimal()), len(declared))
        found = self._forecast(use)
        self.declared_months = len(declared)
        self.hours_used, self.etp_used = float(now.hours), _shown(now.used)
        self.etp_target, self.use_status = _shown(now.target), now.status
        self.use_gap_amount = float(now.gap_euros)
        year = found.year
        self.etp_forecast, self.forecast_status = _shown(year.used), year.status
        self.forecast_gap = round(float(year.gap), 2)
        self.forecast_gap_amount = float(year.gap_euros)
        limit = self.company_id.annex_alert_percent
        self.needs_attention = abs(year.gap) * 100 > self._decimal(
            "posts"
        ) * self.months * Decimal(str(limit)) / Decimal(12)
        self.use_picture = self._picture(found)

    def _consumption(self, hours, months):
        figures = self.env["cocagne.insertion.figure"]._figures()
        return consumption(
            hours,
            self._decimal("posts"),
            months,
            self._decimal("unit_amount"),
            self.date_start,
            figures,
            self.measure or "ACI",
        )

    def _forecast(self, use, more=()):
        """The law's forecast of the whole annex. :param more: engagements to simulate."""
        return forecast(
            self._first_month(),
            use.declared,
            [*use.people, *more],
            self._decimal("posts"),
            self._decimal("unit_amount"),
            self.env["cocagne.insertion.figure"]._figures(),
            months=self.months,
            kind=self.measure or "ACI",
        )

    def _first_month(self):
        return self.date_start.replace(day=1)

    # -- what is read ------------------------------------------------------------------

    def _uses(self):
        """{annex: Use}: hours of the states by month, and the contracts to come."""
        annexes = self.filtered("months")
        if not annexes:
            return {}
        hours, found = annexes._hours_by_month(), {}
        first = min(annexes.mapped("date_start"))
        last = max(annexes.mapped("date_end"))
        stages = self.env["hr.version"]._insertion_stages(
            annexes.company_id, first, last
        )
        by_company = defaultdict(list)
        for one in stages.values():
            by_company[one[0].company] += one
        kinds = annexes._kinds_by_company()
        for annex in annexes:
            known = hours.get((annex.company_id.id, annex.chain), {})
            months = [
                known.get(dates.same_day(annex._first_month(), rank))
                for rank in range(annex.months)
            ]
            people = [
                annex._engagement(stage)
                for stage in by_company[annex.company_id.id]
                if annex._counts(stage, kinds)
            ]
            found[annex] = Use(months, [one for one in people if one])
        return found

    def _hours_by_month(self):
        """{(company id, chain): {first day: paid hours}}, amendments together."""
        # sudo: sums; who sees an annex may not see people
        states = self.env["cocagne.insertion.month"].sudo()
        rows = states._read_group(
            [
                ("company_id", "in", self.company_id.ids),
                ("annex_id.chain", "in", self.mapped("chain")),
            ],
            ["company_id", "annex_id", "month:month"],
            ["hours_paid:sum"],
        )
        found = defaultdict(lambda: defaultdict(Decimal))
        for company, annex, month, hours in rows:
            first = date(month.year, month.month, 1)
            found[company.id, annex.chain][first] += Decimal(str(round(hours, 2)))
        return found

    def _kinds_by_company(self):
        """{annex id: measure} of the annexes of these gardens."""
        # sudo: the measure of an annex is no secret
        rows = (
            self.sudo()
            .with_context(active_test=False)
            .search_fetch(
                [("company_id", "in", self.company_id.ids)], ["measure", "chain"]
            )
        )
        return {row.id: row.measure for row in rows}

    def _counts(self, stage, kinds):
        """Whether a contract is paid by this annex: same measure, whatever its year."""
        kind = kinds.get(stage.annex, self.measure)
        return kind == self.measure

    def _engagement(self, stage):
        """The days of a contract within this annex; None when there is none."""
        start = max(stage.start, self.date_start)
        end = min(stage.end or self.date_end, self.date_end)
        return Engagement(start, end, stage.week_hours) if start <= end else None

    # -- the picture -------------------------------------------------------------------

    def _picture(self, found, other=None):
        """What the screen draws: posts by month, the target, euros.

        :param found: the law's forecast. :param other: that of a simulation, beside it.
        """
        rows, unit = [], self._decimal("unit_amount")
        figures = self.env["cocagne.insertion.figure"]._figures()
        more = other.months if other else [None] * len(found.months)
        for month, beside in zip(found.months, more, strict=True):
            euros = amount.earned(
                month.hours, unit, month.first, figures, self.measure or "ACI"
            )
            rows.append(
                {
                    "label": self._month_label(month.first),
                    "hours": round(float(month.hours), 2),
                    "etp": _shown(month.etp),
                    "real": month.real,
                    "euros": float(euros),
                    "euros_text": self.currency_id.format(float(euros)),
                    "other": _shown(beside.etp) if beside else None,
                }
            )
        return {
            "target": self.posts,
            "months": rows,
            "text": self._use_text((other or found).year),
            "status": (other or found).year.status,
        }

    def _month_label(self, first):
        return self.env["cocagne.billing"]._format_day(first, "yMMM")

    def _use_text(self, year):
        """What the forecast means, in one sentence for a director."""
        end = self.env["cocagne.billing"]._format_day(self.date_end, "yMMMMd")
        values = {
            "end": end,
            "used": self._number(year.used),
            "posts": self._number(year.target),
            "gap": self._number(abs(year.gap)),
            "euros": self.currency_id.format(abs(float(year.gap_euros))),
        }
        if year.status == "under":
            return self.env._(
                "On %(end)s you will have used %(used)s posts of %(posts)s. %(gap)s posts "
                "too few: %(euros)s of aid will not be paid.",
                **values,
            )
        if year.status == "over":
            return self.env._(
                "On %(end)s you will have used %(used)s posts of %(posts)s. %(gap)s posts "
                "too many: their %(euros)s of aid are not in the annex, the garden pays.",
                **values,
            )
        return self.env._(
            "On %(end)s you will have used %(used)s posts of %(posts)s: the annex is "
            "used in full.",
            **values,
        )

    def _number(self, value):
        lang = self.env["res.lang"]._lang_get(self.env.lang or "fr_FR")
        return lang.format("%.2f", _shown(value), grouping=True)


def _shown(value):
    """Cut to two decimals, as the State compares."""
    return float(etp.shown(value))
