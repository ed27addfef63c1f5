from odoo import models

from .wipe import blank, erase_talk, remove

#: Texts of an attendance or a leave that Odoo makes of figures.
FIGURES = ("duration_display",)


class PathwayEraseTime(models.Model):
    """Hours and days off stay for the pay of closed years; words and signatures go."""

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        sheets = self.env["cocagne.insertion.sheet"].search(
            [("pathway_id", "in", self.ids)]
        )
        blank(sheets)
        remove(self.env["cocagne.work.plan"].search([("pathway_id", "in", self.ids)]))
        return super()._erase_links()


class EmployeeEraseTime(models.Model):
    _inherit = "hr.employee"

    def _erase_file(self):
        """Reasons of leaves, and what a badge or a phone told of a place."""
        mine = [("employee_id", "in", self.ids)]
        leaves = self.env["hr.leave"].with_context(active_test=False).search(mine)
        blank(leaves, keep=FIGURES)
        events = leaves.with_context(active_test=False).meeting_id
        models.BaseModel.write(leaves, {"meeting_id": False})
        events.with_context(active_test=False, dont_notify=True).unlink()
        days_off = self.env["resource.calendar.leaves"].search(
            [("holiday_id", "in", leaves.ids)]
        )
        blank_names(days_off)
        blank(self.env["hr.attendance"].search(mine))
        self._erase_allocations(mine)
        return super()._erase_file()

    def _erase_allocations(self, mine):
        rights = self.env["hr.leave.allocation"].with_context(active_test=False)
        for kind, found in rights.search(mine).grouped("holiday_status_id").items():
            blank(found, keep=FIGURES, name=kind.name)


def blank_names(days_off):
    """Days off of a timetable: named after the person by Odoo. They have no messages."""
    models.BaseModel.write(days_off, {"name": False})
    erase_talk(days_off)
