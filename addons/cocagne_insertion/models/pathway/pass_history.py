from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...law.pathway import Context, History
from ...law.pathway.reasons import EXPIRED, FUTURE, SUSPENDED, VALID

STATES = [
    (FUTURE, "Not begun"),
    (VALID, "Valid"),
    (SUSPENDED, "Suspended"),
    (EXPIRED, "Ended"),
]
GRANTED, PENDING = "GRANTED", "PENDING"


class PassHistory(models.Model):
    """When a PASS ends and what state it is in, from all that happened to it."""

    _inherit = "cocagne.pass"

    suspension_ids = fields.One2many(
        "cocagne.pass.suspension", "pass_id", "Suspensions", readonly=True
    )
    prolongation_ids = fields.One2many(
        "cocagne.pass.prolongation", "pass_id", "Prolongations", readonly=True
    )
    hiring_ids = fields.One2many(
        "cocagne.pass.hiring", "pass_id", "Hirings", readonly=True
    )
    closed_on = fields.Date(
        "Ended before its time",
        readonly=True,
        copy=False,
        help="After 12 months of suspension (R.5132-1-3).",
    )
    date_end = fields.Date(
        "Last day",
        compute="_compute_date_end",
        store=True,
        index=True,
        help="First day + 730 days, and the days of the suspensions and prolongations.",
    )
    state = fields.Selection(STATES, compute="_compute_state", search="_search_state")
    suspended_until = fields.Date(compute="_compute_state")
    days_left = fields.Integer(compute="_compute_state", help="Until the last day.")

    def _history(self, without=None) -> History:
        """The PASS for the rules of ``law/pathway``.

        :param without: suspensions left out.
        """
        self.ensure_one()
        # sudo: reasons are closed to other roles, which only get dates out of it
        whole = self.sudo()
        suspensions = whole.suspension_ids
        if without:
            # sudo: as above
            suspensions -= without.sudo()
        granted = whole.prolongation_ids.filtered(lambda one: one.state == GRANTED)
        return History(
            whole.number or "",
            whole.date_start,
            whole.days + whole.pushed_elsewhere,
            tuple(one._event() for one in suspensions.sorted("date_start")),
            tuple(one._event() for one in granted.sorted("date_start")),
            tuple(sorted(whole.hiring_ids.mapped("day"))),
            whole.closed_on or None,
        )

    @api.depends(
        "date_start",
        "days",
        "pushed_elsewhere",
        "closed_on",
        "suspension_ids.date_start",
        "suspension_ids.date_end",
        "prolongation_ids.date_start",
        "prolongation_ids.date_end",
        "prolongation_ids.state",
    )
    def _compute_date_end(self):
        for one in self:
            one.date_end = one.date_start and one.days and one._history().end

    @api.depends("date_end")
    @api.depends_context("tz")
    def _compute_state(self):
        today = fields.Date.context_today(self)
        for one in self:
            history = one.date_start and one._history()
            one.state = history and history.state(today)
            running = history and history.suspension_on(today)
            one.suspended_until = running and running.end
            one.days_left = history and max((history.end - today).days, 0)

    @api.model
    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        covers = Domain("date_start", "<=", today) & Domain("date_end", ">=", today)
        # sudo: the dates only, for roles that read no suspension
        suspended = (
            self.env["cocagne.pass.suspension"]
            .sudo()
            ._search(covers)
            .subselect("pass_id")
        )
        domains = {
            FUTURE: Domain("date_start", ">", today),
            EXPIRED: Domain("date_end", "<", today),
            SUSPENDED: covers & Domain("id", "in", suspended),
            VALID: covers & Domain("id", "not in", suspended),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    def _context(self, today=None, pending=None) -> Context:
        """What the rules must know beside the PASS.

        :param pending: whether another request waits; looked up when None.
        """
        self.ensure_one()
        # sudo: birth, situation and pathways are closed to roles that declare nothing
        whole = self.sudo()
        person = whole.employee_id
        if pending is None:
            pending = any(one.state == PENDING for one in whole.prolongation_ids)
        return Context(
            today=today or fields.Date.context_today(self),
            kind=whole.company_id.insertion_kind,
            employs=any(one.date_start for one in person.pathway_ids),
            birth=person.birthday or None,
            rqth=any(person.pathway_ids.mapped("rqth")),
            pending=pending,
            last_pass=all(
                other.date_start <= whole.date_start for other in person.pass_ids
            ),
        )

    def _adopt_end(self, date_end):
        """Take over the last day that the platform tells, moved by former employers."""
        for one in self:
            others = one._history().end - timedelta(days=one.pushed_elsewhere)
            one.pushed_elsewhere = max((date_end - others).days, 0)
