from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

#: A tablet that was away for longer has to be looked at by somebody.
KEPT = timedelta(days=60)


class PreparationOperation(models.Model):
    """The operations that tablets sent: each is done once, however often it is sent.

    A tablet in the cold store loses its connection, also after the server has done the
    work and before it has heard so. It then sends the same operation, of the same
    identifier, again.
    """

    _name = "cocagne.preparation.operation"
    _description = "Operation received from a tablet"
    _order = "id desc"
    _rec_name = "uid"
    _log_access = False

    uid = fields.Char(required=True, readonly=True)
    user_id = fields.Many2one("res.users", required=True, readonly=True)
    received_on = fields.Datetime(required=True, readonly=True, index=True)

    _uid_unique = models.UniqueIndex("(uid)", "This operation was already received.")

    @api.model
    def _claim(self, uid):
        """Whether this operation is to do: False when it was done already.

        Two that arrive at once wait for each other on the unique index.
        """
        return bool(
            self.env.execute_query(
                SQL(
                    """
                    INSERT INTO cocagne_preparation_operation
                                (uid, user_id, received_on)
                    VALUES (%s, %s, now() AT TIME ZONE 'UTC')
                        ON CONFLICT (uid) DO NOTHING
                    RETURNING id
                    """,
                    uid,
                    self.env.uid,
                )
            )
        )

    @api.autovacuum
    def _forget_old_ones(self):
        # sudo: nobody has rights on what is only a memory of the server
        self.sudo().search(
            [("received_on", "<", fields.Datetime.now() - KEPT)]
        ).unlink()
