"""Nobody but the solidarity role can tell who is in the programme."""

import os

from odoo.tests import tagged

from .leak import buttons, dialogs, papers, probes, reads, screens
from .leak_case import LeakCase


@tagged("post_install", "-at_install")
class TestLeak(LeakCase):
    def test_no_read_paper_or_screen_tells_who_is_in_the_programme(self):
        secrets = self.find_secrets()
        print(len(secrets), {m for m, f in secrets}, secrets)
        def probe(env):
            return probes.seen(env, secrets)
        for look in (buttons.seen, dialogs.seen, probe, reads.seen, papers.seen, screens.seen):
            if os.environ.get("LOOK") and os.environ["LOOK"] not in look.__module__: continue
            t = os.times()
            found = self.leaks(look)
            u = os.times()
            print(look.__module__, look.__name__, u.user-t.user, u.elapsed-t.elapsed, len(found), flush=True)
            for path, (a, b) in found.items():
                print("   ", path, "::", str(a)[:120], "->", str(b)[:120])
