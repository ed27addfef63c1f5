from odoo import fields, models
from odoo.tools import format_date

from ..basket.basket import NOT_PREPARED_STATES


class Content(models.Model):
    """The leaflet of the week, « feuille de chou » (R88, R98)."""

    _inherit = "cocagne.content"

    leaflet_ids = fields.One2many(
        "ir.attachment",
        "res_id",
        "Leaflets",
        domain=[("res_model", "=", "cocagne.content"), ("res_field", "=", False)],
        readonly=True,
        copy=False,
    )

    def action_print_leaflet(self):
        """Print the leaflet, without keeping it."""
        return self.env.ref("cocagne_jardin.action_report_leaflet").report_action(self)

    def action_suggest_recipes(self):
        """Take the two recipes that use most vegetables of the week (R100)."""
        self.ensure_one()
        self.check_access("write")
        self.recipe_ids = self._suggested_recipes(2)
        return True

    def _suggested_recipes(self, count):
        """The recipes open to the garden that use this week's vegetables, best first;
        those printed in the last eight weeks come after the others."""
        self.ensure_one()
        kinds = self.composition_ids.line_ids.product_id.vegetable_id
        if not kinds:
            kinds = self.available_ids.product_id.vegetable_id
        recipes = self.env["cocagne.recipe"].search(
            [("ingredient_ids.vegetable_id", "in", kinds.ids)]
        )
        recipes = recipes.filtered(lambda one: one._is_open_to(self.company_id))
        recent = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("week", "<", self.week),
                ("week", ">=", fields.Date.add(self.week, weeks=-8)),
            ]
        ).recipe_ids
        return recipes.sorted(
            lambda one: (one in recent, -len(one.vegetable_ids & kinds), one.name)
        )[:count]

    def _archive_leaflet(self):
        """Keep the leaflet as it was published; the same content is kept once."""
        self.ensure_one()
        if not self.company_id.content_on_leaflet:
            return self.env["ir.attachment"]
        # sudo: rendering reads the garden's settings
        pdf, _kind = (
            self.env["ir.actions.report"]
            .sudo()
            ._render_qweb_pdf("cocagne_jardin.action_report_leaflet", self.ids)
        )
        return self.env["ir.attachment"].create(
            {
                "name": self._leaflet_name(),
                "raw": pdf,
                "mimetype": "application/pdf",
                "res_model": self._name,
                "res_id": self.id,
            }
        )

    def _leaflet_name(self):
        number = len(self.leaflet_ids)
        version = f"-{number + 1}" if number else ""
        year, week, _day = self.week.isocalendar()
        return self.env._(
            "leaflet-%(year)s-w%(week)s%(version)s.pdf",
            year=year,
            week=f"{week:02}",
            version=version,
        )

    def _leaflet_baskets(self):
        """What the leaflet prints of each basket type: its vegetables, its days.

        Rounds that hold the same thing are told once.
        """
        self.ensure_one()
        baskets = []
        several = len(self.delivery_ids) > 1
        for product, compositions in self.composition_ids.grouped("product_id").items():
            alone = len(compositions) == 1
            for composition in compositions:
                lines = self._public_lines(composition)
                if not lines:
                    continue
                days = ""
                if several and not alone:
                    days = self._days_label(composition.delivery_ids)
                baskets.append({"name": product.name, "days": days, "lines": lines})
        return baskets

    def _days_label(self, deliveries):
        days = sorted(set(deliveries.mapped("date")))
        return ", ".join(
            format_date(self.env, day, date_format="EEEE d MMMM") for day in days
        )

    def _leaflet_week(self):
        """``from 15 to 21 June 2026``, in the language of the reader."""
        last = fields.Date.add(self.week, days=6)
        return self.env._(
            "from %(first)s to %(last)s",
            first=format_date(self.env, self.week, date_format="d MMMM"),
            last=format_date(self.env, last, date_format="d MMMM y"),
        )

    def _send_to_members(self):
        """Mail the leaflet to the members of the week (scenario ``week_contents``)."""
        self.ensure_one()
        if not self.company_id.content_by_mail:
            return
        self.env["cocagne.mail.scenario"]._send(
            "week_contents", self._first_baskets(), key=str(self.week)
        )

    def _first_baskets(self):
        """One basket of the week for each member who still has one to come: the mail
        speaks of all of them, and a second publication finds the same one."""
        baskets = self.env["cocagne.basket"].search(
            [
                ("delivery_id", "in", self._deliveries_written().ids),
                ("prepared_product_id", "in", self.composition_ids.product_id.ids),
                ("state", "not in", NOT_PREPARED_STATES),
                ("prepared_quantity", ">", 0),
            ],
            order="date, id",
        )
        by_member = baskets.grouped("partner_id").values()
        return baskets.browse(
            own[0].id for own in by_member if "planned" in own.mapped("state")
        )
