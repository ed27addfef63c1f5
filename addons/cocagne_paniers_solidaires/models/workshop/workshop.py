from datetime import timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date, format_time

#: Who organises workshops; the solidarity role has that of the desk.
DESK = "cocagne_jardin.group_sales_desk"
#: Who reads which funder pays for a workshop.
MONEY = (
    "cocagne_paniers_solidaires.group_solidarity,"
    "cocagne_jardin.group_accountant,cocagne_jardin.group_manager"
)
#: A longer one is a typing error, or several workshops.
LONGEST = timedelta(hours=24)


class Workshop(models.Model):
    """A workshop is an event of Odoo: dates, venue, seats, registrations (R62).

    Whoever comes is registered in the same way: nothing here tells a household of the
    solidarity programme from another member.
    """

    _inherit = "event.event"

    is_workshop = fields.Boolean("Workshop", index=True, copy=True)
    workshop_kind_id = fields.Many2one(
        "cocagne.workshop.kind", "Kind", index="btree_not_null", ondelete="restrict"
    )
    workshop_color = fields.Integer(related="workshop_kind_id.color")
    workshop_icon = fields.Char("Picture of the kind", related="workshop_kind_id.icon")
    facilitator_id = fields.Many2one(
        "res.partner",
        "Led by",
        check_company=True,
        help="A volunteer, a dietician, a colleague... The person in charge ticks the "
        "attendance.",
    )
    depot_id = fields.Many2one(
        "cocagne.depot",
        "At a depot",
        check_company=True,
        help="When the workshop is held where baskets are fetched.",
    )
    workshop_date = fields.Date(
        "Day",
        compute="_compute_workshop_date",
        store=True,
        index=True,
        precompute=True,
    )
    workshop_hours = fields.Float(
        "Hours",
        compute="_compute_workshop_hours",
        store=True,
        readonly=False,
        precompute=True,
        help="What counts as attended. From the start to the end; less when there was "
        "a break.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    workshop_cost = fields.Monetary(
        "Cost", help="Ingredients, fees, rent: planned first, real once it is over."
    )
    is_real_cost = fields.Boolean("It is the real cost", copy=False)
    agreement_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        "Paid by",
        check_company=True,
        index="btree_not_null",
        groups=MONEY,
        help="The agreement of the funder that pays for it, if there is one.",
    )
    recipe_ids = fields.Many2many(
        "cocagne.recipe", string="Recipes", check_company=True, copy=True
    )
    summary = fields.Html(copy=False, help="What was done, what people said of it.")
    photo_ids = fields.One2many("cocagne.workshop.photo", "workshop_id", "Photos")
    series_id = fields.Many2one(
        "event.event",
        "Series of",
        index="btree_not_null",
        readonly=True,
        copy=False,
        check_company=True,
        help="The first workshop of the series.",
    )
    workshop_day_label = fields.Char("Day in words", compute="_compute_workshop_labels")
    workshop_time_label = fields.Char(
        "Hours in words", compute="_compute_workshop_labels"
    )
    workshop_place_label = fields.Char(
        "Place in words", compute="_compute_workshop_labels"
    )

    @api.depends("date_begin", "date_tz")
    def _compute_workshop_date(self):
        for event in self:
            moment = event.date_begin and event._local(event.date_begin)
            event.workshop_date = moment and moment.date()

    def _local(self, moment):
        """``moment`` (UTC) on the clock of the workshop."""
        self.ensure_one()
        zone = pytz.timezone(self.date_tz or "Europe/Paris")
        return pytz.utc.localize(moment).astimezone(zone)

    @api.depends("date_begin", "date_end")
    def _compute_workshop_hours(self):
        for event in self:
            length = timedelta()
            if event.date_begin and event.date_end:
                length = max(event.date_end - event.date_begin, length)
            event.workshop_hours = round(length.total_seconds() / 3600, 2)

    @api.depends_context("lang")
    @api.depends("date_begin", "date_end", "date_tz", "address_id")
    def _compute_workshop_labels(self):
        # sudo: the place of a workshop is told to whoever hears of the workshop
        for event, known in zip(self, self.sudo(), strict=True):
            start, end = event._local(event.date_begin), event._local(event.date_end)
            event.workshop_day_label = format_date(
                self.env, start.date(), date_format="EEEE d MMMM yyyy"
            )
            event.workshop_time_label = self.env._(
                "%(start)s to %(end)s",
                start=format_time(self.env, start.time(), time_format="HH:mm"),
                end=format_time(self.env, end.time(), time_format="HH:mm"),
            )
            place = known.address_id
            parts = [place.name, place.street, place.city]
            event.workshop_place_label = ", ".join(filter(None, parts))

    # -- what a new one takes from its kind --------------------------------------------

    @api.onchange("workshop_kind_id")
    def _onchange_workshop_kind_id(self):
        kind = self.workshop_kind_id
        if not kind:
            return
        kinds = self.env["cocagne.workshop.kind"].search([])
        if not self.name or self.name in kinds.mapped("name"):
            self.name = kind.name
        self.seats_max = kind.seats
        self.description = self.description or kind.description
        if self.date_begin:
            self.date_end = self.date_begin + timedelta(hours=kind.hours)

    @api.onchange("date_begin")
    def _onchange_workshop_begin(self):
        """A workshop keeps its length when it moves."""
        if self.is_workshop and self.date_begin:
            hours = self._origin.workshop_hours or self.workshop_kind_id.hours or 2.0
            self.date_end = self.date_begin + timedelta(hours=hours)

    @api.onchange("depot_id")
    def _onchange_depot_id(self):
        if self.depot_id:
            self.address_id = self.depot_id.partner_id

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._workshop_vals(vals) for vals in vals_list])

    def write(self, vals):
        if self and all(event.is_workshop for event in self):
            vals = self._workshop_vals({**vals, "is_workshop": True})
        return super().write(vals)

    @api.model
    def _workshop_vals(self, vals):
        """The values of a workshop, with what follows from them in Odoo's own fields."""
        is_workshop = vals.get(
            "is_workshop", self.env.context.get("default_is_workshop")
        )
        if not is_workshop:
            return vals
        vals = dict(vals)
        if "seats_max" in vals:
            vals["seats_limited"] = bool(vals["seats_max"])
        if vals.get("depot_id") and "address_id" not in vals:
            depot = self.env["cocagne.depot"].browse(vals["depot_id"])
            vals["address_id"] = depot.partner_id.id
        return vals

    # -- what is refused ---------------------------------------------------------------

    @api.constrains("is_workshop", "workshop_kind_id", "company_id")
    def _check_workshop_complete(self):
        for event in self.filtered("is_workshop"):
            if not event.workshop_kind_id:
                raise ValidationError(
                    self.env._("Choose the kind of the workshop « %s ».", event.name)
                )
            if not event.company_id:
                raise ValidationError(
                    self.env._(
                        "Choose the garden of the workshop « %s »: without it, every "
                        "garden would see it.",
                        event.name,
                    )
                )

    @api.constrains("date_begin", "date_end")
    def _check_closing_date(self):
        workshops = self.filtered("is_workshop")
        for event in workshops:
            if event.date_end <= event.date_begin:
                raise ValidationError(
                    self.env._(
                        "« %s » ends before it starts: correct its hours.", event.name
                    )
                )
            if event.date_end - event.date_begin > LONGEST:
                raise ValidationError(
                    self.env._(
                        "« %s » lasts more than a day: correct its end, or make a "
                        "series of workshops.",
                        event.name,
                    )
                )
        return super(Workshop, self - workshops)._check_closing_date()

    @api.constrains("workshop_hours", "workshop_cost", "date_begin", "date_end")
    def _check_workshop_numbers(self):
        for event in self.filtered("is_workshop"):
            length = (event.date_end - event.date_begin).total_seconds() / 3600
            if not 0 < event.workshop_hours <= length + 0.01:
                raise ValidationError(
                    self.env._(
                        "The hours of « %(name)s » are more than 0 and at most %(most)s, "
                        "from its start to its end.",
                        name=event.name,
                        most=f"{length:g}",
                    )
                )
            if event.workshop_cost < 0:
                raise ValidationError(
                    self.env._("The cost of « %s » is 0 or more.", event.name)
                )

    @api.constrains("agreement_id", "date_begin")
    def _check_agreement_period(self):
        # sudo: the desk may move a workshop whose funder it does not know
        for event in self.sudo().filtered("agreement_id"):
            agreement = event.agreement_id
            if not agreement.date_from <= event.workshop_date <= agreement.date_to:
                raise ValidationError(
                    self.env._(
                        "« %(name)s » is outside the period of the agreement that pays "
                        "for it. Choose another day, or ask those who follow the "
                        "funders to change who pays.",
                        name=event.name,
                    )
                )
