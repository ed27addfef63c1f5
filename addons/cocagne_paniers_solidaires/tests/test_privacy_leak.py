"""Nobody but the solidarity role can tell who is in the programme."""

import re

import pytest

from odoo.tests import tagged

from .leak import (
    arguments,
    buttons,
    calls,
    dialogs,
    files,
    papers,
    probes,
    reads,
    screens,
)
from .leak_case import LeakCase

#: What the sales desk must see to take money: what a member owes, and nothing else.
#: It is less for many reasons: absences, staff, gifts, instalments, payments already
#: made (docs/decisions/dignity.md).
OWED = re.compile(
    r"^sales desk/("
    r"(model|rows|filters|action|call) cocagne\.(balance\b|reminder\b.*amount"
    r"|reminder(\.due)?\.(export_data|read_group|search_read)"
    r"|reminder/rows/dues_table)"
    r"|probe \S*reminder\S*\.amount "
    # the letter of a reminder, which it reads: see LETTER
    r"|probe (cocagne\.mail\.sent|res\.partner\.mail_sent_ids)\.body 1$"
    r"|.*\b(member_balance|balance_due|mail_overdue_label|client_note)\b"
    r"|dialog cocagne\.payment\.entry/(amount|balance)\[0\]"
    r"|.*cocagne\.account\.statement.*/body\[0\]"
    r"|button (cocagne\.balance\.action_statement|res\.partner\.action_account_"
    r"statement) \d\[1\]/body\[0\]"
    r"|paper cocagne_compta\.report_(balances_xlsx|account_statement) "
    r")"
)


#: That the garden has funders: an account of its chart bears an entry. Nobody is known
#: by it, and agreements are public.
FUNDED = re.compile(
    r"^[^/]*/(model|call) account\.(account(/rows/used\b|\.)"
    r"|journal(/rows/has_(posted_)?entries\b|\.))"
)


#: Which of two writers of one transaction wrote a mail last hangs on the order of writing.
ORDER = re.compile(
    r" cocagne\.mail\.sent((/rows/|\.groups/)write_uid\[|\.write_uid \d)"
)
#: The letter of a reminder says what is owed, and must say nothing else that differs.
LETTER = re.compile(r"^sales desk/model cocagne\.mail\.sent/rows/body\[")
EUROS = re.compile(r"\d+,\d\d")


def may_differ(path, public, enrolled):
    """Whether a difference is one of those above."""
    if LETTER.search(path):
        return EUROS.sub("", str(public)) == EUROS.sub("", str(enrolled))
    return any(known.search(path) for known in (OWED, FUNDED, ORDER))


@tagged("post_install", "-at_install")
class TestLeak(LeakCase):
    maxDiff = None

    @pytest.mark.timeout(1800)  # five people look twice at all that there is
    def test_nothing_tells_who_is_in_the_programme(self):
        secrets = self.find_secrets()
        self.assertIn(("account.move.line", "price_unit"), secrets)

        def probe(env):
            return probes.seen(env, secrets)

        found = self.leaks(
            arguments.seen,
            buttons.seen,
            calls.seen,
            dialogs.seen,
            files.seen,
            papers.seen,
            probe,
            reads.seen,
            screens.seen,
        )
        self.assertEqual(self.told(found), "")

    def told(self, found):
        """The leaks in words: who sees what, in each state."""
        told = [
            f"{path}: {str(public)[:200]} -> {str(enrolled)[:200]}"
            for path, (public, enrolled) in found.items()
            if not may_differ(path, public, enrolled)
        ]
        return "\n".join(told[:80])
