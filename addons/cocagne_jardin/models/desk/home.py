from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import format_date

from ...planning.weeks import monday_of

PREPARER = "cocagne_jardin.group_preparer"
DESK = "cocagne_jardin.group_sales_desk"
ACCOUNTANT = "cocagne_jardin.group_accountant"
MANAGER = "cocagne_jardin.group_manager"


class Home(models.AbstractModel):
    """The first screen: today, the week, what wants attention, the notes (R96).

    Every figure is counted with the rights of the user, on the gardens that are
    ticked, in a number of queries that does not follow the size of the garden.
    """

    _name = "cocagne.home"
    _description = "Home screen"

    @api.model
    def get_home(self):
        """All that the home screen shows, in one answer."""
        if not self.env.user.has_group(PREPARER):
            raise AccessError(
                self.env._(
                    "This screen is for the people of a garden: ask its manager."
                )
            )
        today = self._today()
        is_desk = self._is_one_of(DESK, ACCOUNTANT)
        return {
            "title": self._title(),
            "today": format_date(self.env, today, date_format="EEEE d MMMM y"),
            "week": self.get_week(0),
            "figures": self._figures() if is_desk else [],
            "alerts": self._alert_cards(),
            "notes": self.env["cocagne.note"].board(),
            "trend": self._trend() if is_desk else False,
            "can_write_to_all": True,
        }

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    @api.model
    def _is_one_of(self, *groups):
        return any(self.env.user.has_group(group) for group in groups)

    @api.model
    def _title(self):
        # sudo: the name of one's garden is no secret
        return ", ".join(
            company.trade_name or company.name for company in self.env.companies.sudo()
        )

    @api.model
    def _mine(self):
        """The domain of the gardens that are ticked."""
        return Domain("company_id", "in", self.env.companies.ids)

    # -- the week ------------------------------------------------------------------------

    @api.model
    def get_week(self, offset=0):
        """The rounds of a week: this one, or ``offset`` weeks later."""
        monday = monday_of(self._today()) + timedelta(weeks=int(offset))
        sunday = monday + timedelta(days=6)
        deliveries = self.env["cocagne.delivery"].search(
            self._mine() & Domain("date", ">=", monday) & Domain("date", "<=", sunday),
            order="date, round_id",
        )
        return {
            "offset": int(offset),
            "label": self._week_label(monday, sunday),
            "number": monday.isocalendar().week,
            "baskets": sum(deliveries.mapped("unit_count")),
            "rounds": [self._round_card(delivery) for delivery in deliveries],
        }

    @api.model
    def _week_label(self, monday, sunday):
        return self.env._(
            "Week of %(first)s to %(last)s",
            first=format_date(self.env, monday, date_format="d MMMM"),
            last=format_date(self.env, sunday, date_format="d MMMM"),
        )

    @api.model
    def _round_card(self, delivery):
        today = self._today()
        prepared = delivery.preparation_date
        return {
            "id": delivery.id,
            "round": delivery.round_id.display_name,
            "color": delivery.color_hex or "#3f6b35",
            "day": delivery.day_label,
            "is_today": delivery.date == today,
            "prepare_today": prepared == today and delivery.state == "planned",
            "preparation": prepared
            and prepared != delivery.date
            and format_date(self.env, prepared, date_format="EEEE d MMMM"),
            "baskets": delivery.unit_count,
            "depots": delivery.depot_count,
            "content": delivery.content_label,
            "state": delivery.state,
            "late": delivery.state == "planned" and delivery.date < today,
            "is_moved": delivery.is_moved,
        }

    # -- figures -------------------------------------------------------------------------

    @api.model
    def _figures(self):
        """The numbers of the day, for the desk: [{code, label, value}]."""
        running = self.env["sale.order"]._running_domain(self._today())
        subscriptions = self.env["sale.order"].search_count(running & self._mine())
        figures = [
            {
                "code": "subscriptions",
                "label": self.env._("Subscriptions running"),
                "value": subscriptions,
            }
        ]
        if any(self.env.companies.mapped("use_memberships")):
            figures.append(
                {
                    "code": "members",
                    "label": self.env._("Memberships up to date"),
                    "value": self.env["res.partner"].search_count(
                        [("membership_state", "in", ("current", "exempt"))]
                    ),
                }
            )
        return figures

    @api.model
    def action_figure(self, code):
        """Open the list behind a number of the day."""
        if code == "members":
            domain = Domain("membership_state", "in", ("current", "exempt"))
            return self._open("cocagne_jardin.action_members", "res.partner", domain)
        running = self.env["sale.order"]._running_domain(self._today())
        return self._open(
            "cocagne_jardin.action_subscriptions", "sale.order", running & self._mine()
        )

    @api.model
    def _open(self, xmlid, model, domain, name=None):
        """The action ``xmlid`` on what ``domain`` finds, without its usual filters."""
        action = self.env["ir.actions.actions"]._for_xml_id(xmlid)
        ids = self.env[model].search(domain).ids
        action |= {"domain": [("id", "in", ids)], "context": {}}
        if name:
            action["display_name"] = action["name"] = name
        if len(ids) == 1:
            return action | {"views": [(False, "form")], "res_id": ids[0]}
        # the list names what is meant better than a calendar or cards
        kinds = sorted(
            {kind for _view, kind in action["views"]}, key=lambda kind: kind != "list"
        )
        return action | {"views": [(False, kind) for kind in kinds]}
