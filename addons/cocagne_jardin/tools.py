"""Small things that several rooms of the addons share."""

import logging

from psycopg2.errors import LockNotAvailable

from odoo.tools import SQL, mute_logger

_logger = logging.getLogger(__name__)

#: Context of bulk work: no followers, no log message, no tracking row per record.
#: Never for the edition of posted entries, whose chatter is an audit trail.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_notrack": True,
}


#: Counted by ``refresh_statistics``: what Odoo reads when it asks how much of an invoice
#: is paid, and the baskets.
ANALYZE = SQL(
    "ANALYZE account_move, account_move_line, account_partial_reconcile,"
    " account_payment, account_move__account_payment, cocagne_basket"
)


def refresh_statistics(env):
    """Tell PostgreSQL what the tables of accounting hold by now.

    In a new database it still believes them empty, and Odoo's reading of the payments of
    an invoice then takes minutes instead of milliseconds. For bulk work, between the
    first rows and the others.

    Only one transaction counts a table at a time, until its end: bulk work beside ours
    does it for both, and we do not wait for it.
    """
    env.flush_all()
    try:
        with env.cr.savepoint(flush=False), mute_logger("odoo.sql_db"):
            env.cr.execute(SQL("SET LOCAL lock_timeout = '3s'"))
            env.cr.execute(ANALYZE)
            env.cr.execute(SQL("SET LOCAL lock_timeout TO DEFAULT"))
    except LockNotAvailable:
        _logger.info("The tables of accounting are counted by somebody else.")
