"""The debits of the demonstration: a batch that the bank executed, with three rejects,
and the month's large one, whose file waits at the bank.

Through public methods only; a second run changes nothing.
"""

from odoo import fields

#: Why the bank sends debits back in the demonstration.
CODES = ("AM04", "AC04", "MS02")
REJECTS = len(CODES)
#: Members of the first batch: few, so that the demonstration is ready soon.
FIRST = 24


def fill(env, garden, invoices, write):
    """Debit the month's invoices of those who pay by debit.

    :param invoices: of the month, posted.
    :param write: called with (name, bytes) of each file made.
    :return: the batches; none when nobody is debited.
    """
    garden = garden.with_env(env)
    orders = env["account.payment.order"]
    known = orders.search(
        [("company_id", "=", garden.id), ("is_debit_batch", "=", True)], limit=1
    )
    if known or not garden.sepa_creditor_identifier:
        return known
    mine = _debited(invoices.filtered(lambda move: move.company_id == garden))
    mine.action_program_debit()
    # a batch takes all that is due: the others wait for the next one
    mine[FIRST:].action_hold_debit()
    first = _batch(garden, write)
    if first.state == "generated":
        first.action_executed()
        _send_back(env, garden, first)
    mine[FIRST:].action_free_debit()
    first.refusal_ids.filtered(lambda refusal: refusal.code == "held").unlink()
    return first | _batch(garden, write)


def _batch(garden, write):
    """Debit all that is due and not kept out."""
    order = garden.env["account.payment.order"]._make_batch(garden)
    if order.payment_line_ids:
        order.action_make_file()
        write(order.payment_file_name, order.payment_file_id.raw)
    return order


def _debited(invoices):
    """The open invoices whose subscriptions are all paid by debit."""
    return invoices.filtered(
        lambda move: (
            move.payment_state == "not_paid"
            and set(move.line_ids.sale_line_ids.order_id.mapped("payment_mode"))
            == {"sepa"}
        )
    )


def _send_back(env, garden, order):
    """Three debits come back, with three different reasons."""
    payments = order.payment_ids.sorted("id")
    step = max(len(payments) // (REJECTS + 1), 1)
    picked = payments[step::step][:REJECTS]
    today = fields.Date.context_today(garden)
    env["cocagne.debit.reject"].with_company(garden)._record(
        [
            {"end_to_end": payment.memo, "code": code, "date": today}
            for payment, code in zip(picked, CODES, strict=False)
        ]
    )
