"""Do what a user may try, and undo it."""

import logging
import random

from odoo.exceptions import AccessError, MissingError

from .words import plain


def attempt(env, action, undo=False):
    """What an attempt shows: its result, or its error.

    What is refused, or is not there, says that only: such a text names the user.

    :param undo: the attempt may write: nothing of it stays.
    """
    savepoint = env.cr.savepoint(flush=undo)
    failed = True
    logging.disable(logging.CRITICAL)
    random.seed(1)  # Odoo draws the sample data of empty dashboards
    try:
        shown = plain(action())
        failed = False
    except (AccessError, MissingError):
        shown = "refused"
    except Exception as error:  # whatever a user is told is part of what is seen
        shown = f"{type(error).__name__}: {plain(str(error))}"
    finally:
        logging.disable(logging.NOTSET)
        savepoint.close(rollback=undo or failed)
    return shown
