from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ..models.basket.basket import NOT_PREPARED_STATES
from ..planning import weeks
from . import sheet as paper
from .catalogue import basket_columns
from .paper_options import PaperOptions

#: What ``render_week`` writes: the file's name and the report that fills it.
WEEK_FILES = {
    "fiche_preparation.pdf": "cocagne_jardin.action_report_preparation",
    "feuilles_de_route.pdf": "cocagne_jardin.action_report_road_sheet",
    "etiquettes.pdf": "cocagne_jardin.action_report_labels",
}


class PreparationSheet(models.AbstractModel):
    """Gathers what the papers of a week say (R81-R84).

    One dataset serves the preparation sheet, the road sheets, the labels and the
    spreadsheet. The number of queries does not depend on the number of baskets.
    """

    _name = "cocagne.preparation.sheet"
    _description = "Papers of the week"

    @api.model
    def render_week(self, company, any_day):
        """The papers of a whole week, in the language of the garden.

        :param company: a garden; its branches are included.
        :param any_day: a date in the week.
        :return: the PDF files, by French file name.
        :raises UserError: when nothing is planned in that week.
        """
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("company_id", "child_of", company.id),
                ("week", "=", weeks.monday_of(any_day)),
            ]
        )
        if not deliveries:
            raise UserError(
                self.env._(
                    "%(garden)s has no delivery in the week of %(day)s. Plan its season "
                    "first, or choose another week.",
                    garden=company.name,
                    day=format_date(self.env, any_day),
                )
            )
        reports = self.env["ir.actions.report"].with_context(
            lang=company.partner_id.lang or self.env.lang,
            force_report_rendering=True,
        )
        return {
            name: reports._render_qweb_pdf(report, deliveries.ids)[0]
            for name, report in WEEK_FILES.items()
        }

    @api.model
    def sheets_of(self, deliveries, options=None):
        """The ``Sheet`` of each garden and week among ``deliveries``.

        Establishments are gathered under their mother house: they prepare together.

        :param options: a ``PaperOptions``; by default what the garden chose.
        :raises AccessError: when the user may not read one of them.
        """
        deliveries.check_access("read")
        options = options or PaperOptions()
        rows = self._rows(deliveries, options)
        people = self._people({row.member_id for row in rows})
        columns = basket_columns(
            self.env["product.product"].browse({row.product_id for row in rows})
        )
        stops = self._stops(deliveries, rows)
        by_delivery = defaultdict(list)
        for row in rows:
            by_delivery[row.delivery_id].append(row)
        sheets = []
        for key, group in self._by_garden_and_week(deliveries).items():
            sheet = self._new_sheet(*key, options)
            by_product = options.order_of(key[0]) == "product"
            for delivery in group:
                trip = self._new_trip(delivery)
                own, loaded = stops[delivery.id], by_delivery[delivery.id]
                paper.fill(trip, own, people, loaded, columns, by_product)
                trip.stacks = self._stacks(delivery, own, columns)
                sheet.trips.append(trip)
            sheets.append(paper.close(sheet, columns))
        if options.with_changes:
            self._add_changes(deliveries, sheets, stops)
        return sheets

    @api.model
    def _rows(self, deliveries, options):
        """What is to prepare: all but what was cancelled, whatever became of it."""
        groups = self.env["cocagne.basket"]._read_group(
            [
                ("delivery_id", "in", deliveries.ids),
                ("state", "not in", NOT_PREPARED_STATES),
                ("prepared_quantity", ">", 0),
                *options.domain(),
            ],
            ["delivery_id", "depot_id", "prepared_product_id", "partner_id"],
            ["prepared_quantity:sum"],
        )
        return [
            paper.Row(delivery.id, depot.id, product.id, member.id, quantity)
            for delivery, depot, product, member, quantity in groups
        ]

    @api.model
    def _people(self, member_ids):
        """The ``Person`` of each member id."""
        members = self.env["res.partner"].browse(member_ids)
        members.fetch(["lastname", "firstname", "name", "phone"])
        return {
            member.id: paper.Person(
                member.lastname or (not member.firstname and member.name) or "",
                member.firstname or "",
                member.phone or "",
            )
            for member in members
        }

    @api.model
    def _stops(self, deliveries, rows):
        """For each delivery id, its ``Stop`` by depot id in the order of the road.

        A depot that the round no longer serves, but where baskets are still expected,
        comes last: it must not be forgotten.
        """
        used = defaultdict(set)
        for row in rows:
            used[row.delivery_id].add(row.depot_id)
        depots = self.env["cocagne.depot"].browse(set().union(*used.values()))
        cards = {depot.id: self._depot_card(depot) for depot in depots}
        order = {depot.id: depot.number for depot in depots}
        found = {}
        for delivery in deliveries:
            left = used[delivery.id]
            stops = found[delivery.id] = {}
            for stop in delivery.round_id.stop_ids.sorted():
                if stop.depot_id.id in left:
                    stops[stop.depot_id.id] = paper.Stop(
                        cards[stop.depot_id.id],
                        delivery_slot=stop.delivery_slot or "",
                        pickup_slot=stop.pickup_slot or "",
                    )
            for depot_id in sorted(left - stops.keys(), key=order.get):
                stops[depot_id] = paper.Stop(cards[depot_id])
        return found

    @api.model
    def _depot_card(self, depot):
        street = ", ".join(filter(None, [depot.street, depot.street2]))
        city = " ".join(filter(None, [depot.zip, depot.city]))
        return paper.Depot(
            number=depot.number,
            name=depot.name or "",
            address=", ".join(filter(None, [street, city])),
            phone=depot.phone or "",
            contact=depot.contact_name or "",
            contact_phone=depot.contact_phone or "",
        )

    @api.model
    def _by_garden_and_week(self, deliveries):
        groups = defaultdict(deliveries.browse)
        for delivery in deliveries.sorted(
            lambda delivery: (
                delivery.week,
                delivery.preparation_date,
                delivery.date,
                delivery.round_id.code,
                delivery.id,
            )
        ):
            groups[delivery.company_id.root_id, delivery.week] |= delivery
        return groups

    @api.model
    def _new_sheet(self, garden, week, options):
        year, number, _weekday = week.isocalendar()
        return paper.Sheet(
            garden.trade_name or garden.name,
            year,
            number,
            trips=[],
            layout=options.layout or garden.preparation_layout,
        )

    @api.model
    def _new_trip(self, delivery):
        company, garden_round = delivery.company_id, delivery.round_id
        return paper.Trip(
            delivery_id=delivery.id,
            code=garden_round.code,
            name=garden_round.name or "",
            color=garden_round.color_hex or "#6a994e",
            day=delivery.date,
            day_label=self._long_date(delivery.date),
            short_day=format_date(self.env, delivery.date, date_format="EEE d MMM"),
            preparation_day=delivery.preparation_date,
            preparation_label=self._long_date(delivery.preparation_date),
            usual_day_label=(
                self._long_date(delivery.nominal_date) if delivery.is_moved else ""
            ),
            garden=company.trade_name or company.name,
        )

    @api.model
    def _long_date(self, day):
        """ "mardi 3 mars 2026" in French: the weekday is what people look for."""
        return format_date(self.env, day, date_format="EEEE d MMMM y")
