from odoo import api, models


class Workshop(models.Model):
    """A workshop opens in its own form, wherever one clicks on it."""

    _inherit = "event.event"

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """People of a garden know no other event than workshops."""
        if not view_id and not self.env.user.has_group("event.group_event_user"):
            xmlid = f"cocagne_paniers_solidaires.workshop_view_{view_type}"
            view = self.env.ref(xmlid, raise_if_not_found=False)
            view_id = view and view.id
        return super()._get_view(view_id, view_type, **options)

    def get_formview_id(self, access_uid=None):
        if self and all(event.is_workshop for event in self):
            return self.env.ref("cocagne_paniers_solidaires.workshop_view_form").id
        return super().get_formview_id(access_uid=access_uid)


class Registration(models.Model):
    _inherit = "event.registration"

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """The same for those who come."""
        if not view_id and not self.env.user.has_group("event.group_event_user"):
            xmlid = f"cocagne_paniers_solidaires.workshop_registration_view_{view_type}"
            view = self.env.ref(xmlid, raise_if_not_found=False)
            view_id = view and view.id
        return super()._get_view(view_id, view_type, **options)

    def get_formview_id(self, access_uid=None):
        if self and all(registration.is_workshop for registration in self):
            view = "cocagne_paniers_solidaires.workshop_registration_view_form"
            return self.env.ref(view).id
        return super().get_formview_id(access_uid=access_uid)
