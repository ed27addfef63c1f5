"""Opening balances: one balanced entry per member on the receivable account (R102).

A positive balance is in the member's favour: a credit of the receivable. The other side
is account 890, « bilan d'ouverture », which the garden's own opening entry clears. The
entries have a journal of their own, so that what was opened is read from the accounting.
"""

from odoo.fields import Command

from .member import known_members

JOURNAL_CODE = "OUV"
JOURNAL_NAME = "Soldes d'ouverture des adhérents"
OPENING_ACCOUNT = "890000"
OPENING_NAME = "Bilan d'ouverture"


def load_balances(job):
    """Open the balances; one that changed is reversed and opened again."""
    sheet = job.files.get("soldes")
    if not sheet:
        return
    members = known_members(job)
    journal, account = _journal(job), _account(job)
    opened = _opened(job, journal)
    new, wrong = [], job.env["account.move"]
    for record in sheet.records:
        member = members[record["adherent"]]
        balance, moves = opened.get(member, (0, job.env["account.move"]))
        wanted = float(record["solde"])
        if round(balance - wanted, 2) == 0:
            continue
        wrong |= moves
        if wanted:
            new.append((record, member, wanted))
    job.attempt(sheet.file, _reverse, wrong)
    if not job.problems.errors:
        _open(job, new, journal, account)


def _open(job, new, journal, account):
    vals = [_move_vals(*row, journal, account) for row in new]

    def post():
        job.env["account.move"].create(vals).action_post()

    job.attempt(job.files["soldes"].file, post)


def _move_vals(record, member, balance, journal, account):
    receivable = member.property_account_receivable_id
    name = journal.env._("Opening balance %s", member.member_number)
    common = {"name": name, "partner_id": member.id}
    credit, debit = max(balance, 0.0), max(-balance, 0.0)
    return {
        "move_type": "entry",
        "journal_id": journal.id,
        "partner_id": member.id,
        "date": record["date"],
        "ref": name,
        "line_ids": [
            Command.create(
                {
                    **common,
                    "account_id": receivable.id,
                    "credit": credit,
                    "debit": debit,
                }
            ),
            Command.create(
                {**common, "account_id": account.id, "credit": debit, "debit": credit}
            ),
        ],
    }


def _opened(job, journal):
    """The balance opened for each member and the entries that made it."""
    lines = job.env["account.move.line"]
    groups = lines._read_group(
        [
            ("journal_id", "=", journal.id),
            ("parent_state", "=", "posted"),
            ("account_id.account_type", "=", "asset_receivable"),
        ],
        ["partner_id"],
        ["balance:sum", "move_id:recordset"],
    )
    return {
        partner: (
            -balance,
            moves.filtered(
                lambda m: not m.reversal_move_ids and not m.reversed_entry_id
            ),
        )
        for partner, balance, moves in groups
    }


def _reverse(moves):
    if moves:
        moves._reverse_moves([{"date": move.date} for move in moves], cancel=True)


def _journal(job):
    journals = job.env["account.journal"]
    domain = [("company_id", "=", job.company.id), ("code", "=", JOURNAL_CODE)]
    vals = {"name": JOURNAL_NAME, "code": JOURNAL_CODE, "type": "general"}
    vals |= {"company_id": job.company.id, "show_on_dashboard": False}
    return journals.search(domain, limit=1) or journals.create(vals)


def _account(job):
    accounts = job.env["account.account"].with_company(job.company)
    domain = [("company_ids", "=", job.company.id), ("code", "=", OPENING_ACCOUNT)]
    vals = {"name": OPENING_NAME, "code": OPENING_ACCOUNT, "account_type": "equity"}
    vals["company_ids"] = [Command.set(job.company.ids)]
    return accounts.search(domain, limit=1) or accounts.create(vals)
