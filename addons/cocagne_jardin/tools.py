"""Small things that several rooms of the addons share."""

from odoo.tools import SQL

#: Context of bulk work: no followers, no log message, no tracking row per record.
#: Never for the edition of posted entries, whose chatter is an audit trail.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_notrack": True,
}


def refresh_statistics(env):
    """Tell PostgreSQL what the tables of accounting hold by now.

    In a new database it still believes them empty, and Odoo's reading of the payments of
    an invoice then takes minutes instead of milliseconds. For bulk work, between the
    first rows and the others.
    """
    env.flush_all()
    env.cr.execute(
        SQL(
            "ANALYZE account_move, account_move_line, account_partial_reconcile,"
            " account_payment, account_move__account_payment, cocagne_basket"
        )
    )
