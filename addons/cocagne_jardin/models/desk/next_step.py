from odoo import api, fields, models

from odoo.addons.web.controllers.utils import clean_action


class NextStep(models.AbstractModel):
    """ "What next" on a form: one clear sentence, and the button that does it.

    A model lists its steps in ``_next_steps``, the most pressing first. The form shows
    the first one that the user's role allows; the last may say that all is ready. A
    step runs a public method of the record or opens a screen: rights are checked there.
    """

    _name = "cocagne.next.step"
    _description = "What next"

    next_step = fields.Json("What next", compute="_compute_next_step")

    # What a form shows follows any field of the record: computed at each reading.
    def _compute_next_step(self):
        for record in self:
            step = record._main_step() if record._origin else record._new_step()
            keys = ("code", "text", "button", "kind")
            record.next_step = {key: step[key] for key in keys} if step else False

    def _new_step(self):
        """What to do with a form that is not saved yet, see ``_step``; None: nothing."""
        return None

    def _main_step(self):
        """The first step that the user may take; None when there is nothing to say."""
        self.ensure_one()
        for step in self._next_steps():
            if self.env.su or step["groups"] is None or self._has_role(step["groups"]):
                return step
        return None

    def _has_role(self, groups):
        return any(self.env.user.has_group(group) for group in groups)

    def _next_steps(self):
        """The steps of this record, the most pressing first: a list of ``_step``."""
        return []

    @api.model
    def _step(self, code, text, button=None, method=None, action=None, **options):
        """One step.

        :param text: a sentence that says what is missing, or that all is ready.
        :param button: the words of its button.
        :param method: name of a public method of the record.
        :param action: an action, or the xmlid of one, instead of a method.
        :param groups: the roles that can do it; None for everybody who sees the form.
        :param kind: todo, wait or done: the colour.
        """
        return {
            "code": code,
            "text": text,
            "button": button or "",
            "method": method,
            "action": action,
            "groups": options.get("groups"),
            "kind": options.get("kind", "todo" if button else "done"),
        }

    def action_next_step(self, code):
        """Do the step that the form showed, if it is still the one to do.

        :return: the screen to open, complete as a button's of a form, or False.
        """
        self.ensure_one()
        self.check_access("read")
        step = self._main_step()
        if not step or step["code"] != code:
            return False
        if step["method"]:
            result = getattr(self, step["method"])()
            return isinstance(result, dict) and clean_action(result, self.env)
        if isinstance(step["action"], str):
            return self.env["ir.actions.actions"]._for_xml_id(step["action"])
        return step["action"] or False

    @api.model
    def _new_form(self, model, name, **defaults):
        """The action that opens an empty form of ``model``, filled with ``defaults``."""
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "form")],
            "context": {f"default_{key}": value for key, value in defaults.items()},
        }
