"""Nobody but the solidarity role can tell who is in the programme."""

import time

from odoo.tests import tagged

from .leak import papers, reads, screens
from .leak_case import LeakCase


@tagged("post_install", "-at_install")
class TestLeak(LeakCase):
    def test_no_read_paper_or_screen_tells_who_is_in_the_programme(self):
        for look in (reads.seen, screens.seen, papers.seen):
            start = time.perf_counter()
            found = self.leaks(look)
            print(look.__module__, time.perf_counter() - start, len(found))
            for path, (a, b) in found.items():
                print("   ", path, "::", str(a)[:120], "->", str(b)[:120])
