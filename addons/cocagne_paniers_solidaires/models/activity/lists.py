from odoo import models
from odoo.exceptions import AccessError

from .definition import UNITS


class SolidarityActivity(models.Model):
    """The list behind a figure, for those who know the households."""

    _inherit = "cocagne.solidarity.activity"

    def action_list(self, code):
        """Open what a figure counts.

        :raises AccessError: for all but the solidarity role.
        """
        self.ensure_one()
        self.check_access("read")
        if not self._may_read_exact() or code not in UNITS:
            raise AccessError(
                self.env._("Only the solidarity role opens the lists of a report.")
            )
        model, records = getattr(self, f"_list_{UNITS[code][1]}")()
        return {
            "type": "ir.actions.act_window",
            "name": f"{self._definitions()[code][0]}, {self.name}",
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", records.ids)],
            "context": {"create": False, "active_test": False},
        }

    def _list_households(self):
        """The files whose baskets count."""
        ids = {
            fact["enrolment"]
            for fact in self._basket_facts()
            if fact["delivered"] or fact["not_collected"]
        }
        model = "cocagne.solidarity.enrolment"
        return model, self.env[model].browse(ids)

    def _list_events(self, kind):
        found = self._events(self._known_enrolments())[kind]
        return found._name, found

    def _list_enrolled(self):
        return self._list_events("enrolled")

    def _list_entries(self):
        return self._list_events("entries")

    def _list_exits(self):
        return self._list_events("exits")

    def _list_shares(self):
        model = "cocagne.solidarity.share"
        shares = self.env[model].search(
            [
                ("company_id", "in", self._gardens().ids),
                ("date", ">=", self.date_from),
                ("date", "<=", self.date_to),
                ("enrolment_id", "any", self._enrolment_domain()),
            ]
        )
        if self._is_of_agreements():
            agreements = self._agreements()
            helped = shares.filtered(lambda share: share.agreement_id in agreements)
            baskets = helped.basket_id
            shares = shares.filtered(lambda share: share.basket_id in baskets)
        return model, shares

    def _list_baskets(self):
        _model, shares = self._list_shares()
        stands = shares.filtered(lambda one: not (one.is_correction or one.is_reversed))
        return "cocagne.basket", stands.basket_id

    def _list_workshops(self):
        return "event.event", self._workshops()

    def _list_presences(self):
        known = set(self._known_enrolments().ids)
        present = self._present()
        found = [one.id for one, file in self._with_enrolment(present) if file in known]
        return "event.registration", present.browse(found)
