"""Hours of the last weeks, a planned week and closed months, for the demo network."""

from datetime import timedelta

from odoo import fields

from odoo.addons.cocagne_insertion.law import dates
from odoo.addons.cocagne_insertion.law.working_time import monday

SUPERVISOR, PAYROLL = "eti", "paie"
#: Weeks that are filled before this one.
WEEKS = 17
#: Months before this one whose sheets are made; the last one is still to check.
MONTHS = 3


def fill(env, garden):
    """Fill the last weeks, mark a few absences, plan this week and the next.

    May be run twice: what is filled, planned or absent already stays.
    """
    env = env(context=dict(env.context, allowed_company_ids=garden.ids))
    first = monday(fields.Date.context_today(env["res.company"]))
    sheet, board = env["cocagne.week.sheet"], env["cocagne.work.board"]
    _mark_absences(env, sheet, first)
    for week in _empty_weeks(env, first):
        sheet.sheet_fill(fields.Date.to_string(week))
    _plan(env, board, first)
    _close_months(env, first.replace(day=1))


def _close_months(env, this_month):
    """Months that were checked, signed and closed; the last one waits; this one runs."""
    sheets = env["cocagne.insertion.sheet"]
    supervisor, payroll = (
        env["res.users"].search(
            [("login", "=", login), ("company_ids", "in", env.company.id)]
        )
        or env.user
        for login in (SUPERVISOR, PAYROLL)
    )
    for back in range(MONTHS, -1, -1):
        found = sheets._prepare(dates.same_day(this_month, -back))
        if back > 1:
            opened = found.filtered(lambda one: one.state == "open")
            opened.with_user(supervisor).action_check()
            checked = found.filtered(lambda one: one.state == "checked")
            checked.with_user(payroll).action_lock()


def _empty_weeks(env, last):
    """Mondays of the last weeks, this one too, in which nobody has hours yet."""
    attended = env["hr.attendance"]._read_group(
        [("employee_id.company_id", "=", env.company.id)], ["date:week"]
    )
    filled = {week for (week,) in attended} - {last}
    weeks = [last - timedelta(weeks=back) for back in range(WEEKS, -1, -1)]
    return [week for week in weeks if week not in filled]


def _mark_absences(env, sheet, first):
    """One person absent without word last week, one in training the week before."""
    wanted = (("to_explain", -6), ("training", -12), ("paid_leave", 8))
    for rank, (kind, shift) in enumerate(wanted):
        day = first + timedelta(days=shift)
        people, _stretches = sheet._people([day])
        if len(people) <= rank:
            continue
        cell = next(
            row["cells"][fields.Date.to_string(day)]
            for row in sheet.sheet_data(fields.Date.to_string(day))["rows"]
            if row["id"] == people[rank].id
        )
        if cell["outside"] or cell["off"] or cell["absences"] or cell["locked"]:
            continue
        if not cell["planned"]:
            continue
        reason = env.ref(f"cocagne_insertion.leave_type_{kind}")
        sheet.sheet_write(
            people[rank].id, fields.Date.to_string(day), {"reason": reason.id}
        )


def _plan(env, board, first):
    """Everybody at one activity, this week; the next one is its copy."""
    text = fields.Date.to_string(first)
    data = board.board_data(text)
    if data["plans"] or not data["activities"]:
        return
    activities = data["activities"]
    off = {day["date"] for day in data["days"] if day["holiday"]}
    values = []
    for rank, person in enumerate(data["people"]):
        activity = activities[rank % min(4, len(activities))]["id"]
        for key in person["works"]:
            day, half = key.split("/")
            if key not in person["absent"] and day not in off:
                values.append(
                    {
                        "company_id": env.company.id,
                        "pathway_id": person["id"],
                        "day": day,
                        "half": half,
                        "activity_id": activity,
                    }
                )
    env["cocagne.work.plan"].create(values)
    if values:
        board.board_copy_last_week(fields.Date.to_string(first + timedelta(weeks=1)))
