from odoo import api, models
from odoo.exceptions import AccessError, UserError, ValidationError


class OfflineScreen(models.AbstractModel):
    """A screen that goes on without its connection and tells later what was done.

    A screen extends it with ``_apply_one``, which does one operation.
    """

    _name = "cocagne.offline.screen"
    _description = "Screen that works without connection"

    @api.model
    def apply(self, operations):
        """Do what a screen noted, in its order; each operation once.

        One that is refused leaves the others alone, and is told with its reason.

        :param operations: dicts with a unique ``uid``, a ``kind``, and what each kind
            needs.
        :return: for each of them ``{"uid", "ok", "message"}``.
        """
        return [self._apply_once(operation) for operation in operations]

    @api.model
    def _apply_once(self, operation):
        answer = {"uid": operation.get("uid"), "ok": True, "message": ""}
        try:
            with self.env.cr.savepoint():
                if not operation.get("uid"):
                    raise UserError(self.env._("This operation has no identifier."))
                if self.env["cocagne.preparation.operation"]._claim(operation["uid"]):
                    self._apply_one(operation)
                    self.env.flush_all()
        except (UserError, AccessError, ValidationError) as refusal:
            answer.update(ok=False, message=str(refusal))
        return answer

    @api.model
    def _apply_one(self, operation):
        raise NotImplementedError
