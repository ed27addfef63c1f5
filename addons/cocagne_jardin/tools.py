"""Small things that several rooms of the addons share."""

import logging

from psycopg2.errors import LockNotAvailable

from odoo.tools import SQL, format_date, mute_logger

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
COUNTED = (
    "account_move",
    "account_move_line",
    "account_partial_reconcile",
    "account_payment",
    "account_move__account_payment",
    "cocagne_basket",
)
ANALYZE = SQL("ANALYZE %s", SQL(", ").join(map(SQL.identifier, COUNTED)))
#: Reads of payments between two looks at what PostgreSQL believes.
LOOK_EVERY = 25


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


def refresh_wrong_statistics(env):
    """Count the tables again when PostgreSQL believes one empty that is not.

    Before a read of many payments. What other transactions have not committed counts for
    nothing when the server looks at a table by itself: a bulk work beside ours, or one
    that was rolled back, leaves it in that belief.
    """
    reads = env.cr.cache.get("cocagne_reads_of_payments", 0)
    env.cr.cache["cocagne_reads_of_payments"] = reads + 1
    if reads % LOOK_EVERY:
        return
    env.cr.execute(
        SQL(
            """
            SELECT BOOL_OR(reltuples <= 0 AND pg_relation_size(oid) > 65536)
              FROM pg_class
             WHERE relname = ANY(%s) AND relnamespace = current_schema::regnamespace
            """,
            list(COUNTED),
        )
    )
    if env.cr.fetchone()[0]:
        refresh_statistics(env)


def month_name(env, day):
    """« October 2026 »: how a month is named wherever its first day stands for it.

    On screens the field widget ``cocagne_month`` writes the same.
    """
    return format_date(env, day, date_format="MMMM yyyy")
