from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from .once import DEMAND_STATES


class SolidarityAgreement(models.Model):
    """The places of an agreement, that hold under parallel enrolments."""

    _inherit = "cocagne.solidarity.agreement"
    _check_company_domain = models.check_company_domain_parent_of

    households_at_once = fields.Boolean(
        "Households at the same time",
        help="The limit in households counts those helped at the same time: when one "
        "leaves, another one may come. Otherwise it counts all those that the agreement "
        "ever helped.",
    )
    households_helped = fields.Integer(
        "Households now", compute="_compute_households_helped"
    )
    places_left = fields.Integer(
        "Places left", compute="_compute_households_helped", help="-1: no limit."
    )

    @api.depends("quota_households", "households_at_once")
    def _compute_households_helped(self):
        today = fields.Date.context_today(self)
        now, taken = self._households_on(today), self._taking_places(today)
        for agreement in self:
            limit = agreement.quota_households
            left = limit - len(taken.get(agreement._origin.id, ()))
            agreement.households_helped = len(now.get(agreement._origin.id, ()))
            agreement.places_left = max(left, 0) if limit else -1

    def _households_on(self, day):
        """Households helped on ``day`` or promised a place after it: {id: keys}."""
        # sudo: numbers only; the households of all establishments take the places
        enrolments = self.env["cocagne.solidarity.enrolment"].sudo()
        rows = enrolments._read_group(
            Domain("agreement_ids", "in", self.ids)
            & Domain("state", "=", "active")
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", day)),
            ["agreement_ids"],
            ["household_key:array_agg_distinct"],
        )
        return {agreement.id: set(keys) for agreement, keys in rows}

    def _taking_places(self, day):
        """The households that count in the limit of each agreement: {id: keys}."""
        taken = self._households_on(day)
        # sudo: numbers only
        for agreement, helped in self.sudo()._helped().items():
            if not self.browse(agreement).households_at_once:
                taken.setdefault(agreement, set()).update(helped)
        return taken

    def _quotas(self):
        """Places at the same time are kept by the enrolments: no split counts them."""
        quotas = super()._quotas()
        for agreement in self.filtered("households_at_once"):
            if agreement.id in quotas:
                quotas[agreement.id].households = None
        return quotas

    @api.model
    def _fitting_domain(self, company, day, public, scheme):
        """The agreements that may pay for such a household in a garden on a day."""
        domain = (
            Domain("company_id", "parent_of", company.ids)
            & Domain("state", "=", "running")
            & Domain("date_from", "<=", day)
            & Domain("date_to", ">=", day)
            & (
                Domain("garden_ids", "=", False)
                | Domain("garden_ids", "in", company.ids)
            )
        )
        publics = Domain("public_ids", "=", False)
        if public:
            publics |= Domain("public_ids", "in", public.ids)
        schemes = Domain("scheme", "=", False)
        if scheme:
            schemes |= Domain("scheme", "=", scheme)
        return domain & publics & schemes

    @api.model
    def _propose(self, company, day, public, scheme, household=None):
        """The agreements that fit and have a place left for a household.

        :param household: the household; a place that it has already is its own.
        """
        found = self.search(self._fitting_domain(company, day, public, scheme))
        full = found._full(day, household)
        return found.filtered(lambda item: item.id not in full)

    def _full(self, day, household=None):
        """Ids of those without a place left on ``day``."""
        limited = self.filtered("quota_households")
        taken = limited._taking_places(day) if limited else {}
        own = self.env["cocagne.solidarity.enrolment"]._keys_of(household)
        return {
            agreement.id
            for agreement in limited
            if len(taken.get(agreement.id, set()) - own) >= agreement.quota_households
        }

    def _take_places(self, day, household):
        """Refuse when one has no place left, also when others enrol at this moment.

        :raises UserError: names the agreement that is full, and what to do.
        """
        limited = self.filtered("quota_households")
        if not limited:
            return
        limited._serialize_places()
        full = limited._full(day, household)
        for agreement in limited.filtered(lambda item: item.id in full):
            raise UserError(
                self.env._(
                    "The agreement %(agreement)s has no place left on %(day)s: "
                    "households: %(limit)s. Take it off, put the household on the "
                    "waiting list, or agree on more places with the funder.",
                    agreement=agreement.name,
                    day=format_date(self.env, day),
                    limit=agreement.quota_households,
                )
            )

    def _serialize_places(self):
        """Make parallel enrolments wait, and start again on fresh counts.

        A lock alone would let the second one count on its old snapshot: writing the row,
        even as it is, makes PostgreSQL refuse it, and Odoo then runs it again.
        """
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_solidarity_agreement SET sequence = sequence WHERE id IN"
                " (SELECT id FROM cocagne_solidarity_agreement WHERE id = ANY(%s)"
                " ORDER BY id FOR NO KEY UPDATE)",
                self.ids,
            )
        )


class SolidarityEnrolment(models.Model):
    """Which agreements pay: proposed, then chosen by who welcomes the household."""

    _inherit = "cocagne.solidarity.enrolment"

    fitting_ids = fields.Many2many(
        "cocagne.solidarity.agreement", compute="_compute_fitting_ids"
    )

    @api.depends("company_id", "date_start", "public_id", "scheme")
    def _compute_fitting_ids(self):
        agreements = self.env["cocagne.solidarity.agreement"]
        for enrolment in self:
            enrolment.fitting_ids = agreements.search(
                agreements._fitting_domain(
                    enrolment.company_id,
                    enrolment.date_start or self._today(),
                    enrolment.public_id,
                    enrolment.scheme,
                )
            )

    @api.model
    def _keys_of(self, household):
        """The keys of a household in the files that it has already."""
        if not household:
            return set()
        # sudo: an earlier file may be in another establishment
        files = self.sudo().search([("partner_id", "in", household.ids)])
        return set(files.mapped("household_key"))

    def _proposed_agreements(self):
        self.ensure_one()
        return self.env["cocagne.solidarity.agreement"]._propose(
            self.company_id,
            self.date_start or self._today(),
            self.public_id,
            self.scheme,
            self.partner_id,
        )

    def action_propose(self):
        """Choose all agreements that fit and have a place left."""
        for enrolment in self.filtered(lambda item: item.state in DEMAND_STATES):
            enrolment.agreement_ids = enrolment._proposed_agreements()
        return True

    @api.onchange("public_id", "scheme", "date_start")
    def _onchange_agreements(self):
        if self.state in DEMAND_STATES and self.public_id:
            self.agreement_ids = self._proposed_agreements()

    def _check_agreements(self):
        """Refuse an agreement that is not for this household.

        :raises UserError: names it, and what to do.
        """
        for enrolment in self:
            strangers = enrolment.agreement_ids - enrolment.fitting_ids
            if strangers:
                raise UserError(
                    self.env._(
                        "%(agreements)s cannot pay for %(household)s: the agreement "
                        "must run on the first day and be for this situation, scheme "
                        "and garden. Take it off, or correct the agreement.",
                        agreements=", ".join(strangers.mapped("name")),
                        household=enrolment.display_name,
                    )
                )
