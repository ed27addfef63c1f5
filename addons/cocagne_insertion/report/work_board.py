from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from ..hours.timetable import HALVES


class WorkBoardPaper(models.AbstractModel):
    """The board of a week for the wall: activities, half-days and names, nothing else."""

    _name = "report.cocagne_insertion.report_work_board"
    _description = "Planning of a week (paper)"

    @api.model
    def _get_report_values(self, docids, data=None):
        board = self.env["cocagne.work.board"]
        board._check_team()
        first = board._monday((data or {}).get("monday") or "next")
        found = board.board_data(fields.Date.to_string(first))
        company = self.env.company
        return {
            "doc_ids": company.ids,
            "doc_model": "res.company",
            "docs": company,
            "company": company,
            "title": found["title"],
            "days": self._days(first, found["days"]),
            "halves": HALVES,
            "rows": self._rows(found),
        }

    @api.model
    def _days(self, first, shown):
        kept = {one["date"]: one for one in shown}
        days = [first + timedelta(days=rank) for rank in range(7)]
        return [
            {
                "date": fields.Date.to_string(day),
                "label": format_date(self.env, day, date_format="EEEE d"),
                "off": kept[fields.Date.to_string(day)]["holiday"],
            }
            for day in days
            if fields.Date.to_string(day) in kept
        ]

    @api.model
    def _rows(self, board):
        """Activities that have somebody, with their names by day and half-day."""
        names = {one["id"]: one["name"] for one in board["people"]}
        rows = []
        for activity in board["activities"]:
            cells = {}
            for plan in board["plans"]:
                if plan["activity"] == activity["id"] and plan["person"] in names:
                    key = (plan["day"], plan["half"])
                    cells.setdefault(key, []).append(names[plan["person"]])
            if cells:
                rows.append(
                    {**activity, "cells": {k: sorted(v) for k, v in cells.items()}}
                )
        return rows
