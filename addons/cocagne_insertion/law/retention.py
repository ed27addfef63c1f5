"""Until when personal records are kept (CNIL, social sector reference)."""

from datetime import date

from . import dates


def archive_on(last_contact: date, figures) -> date:
    """First day on which a record leaves the active base, to be archived or erased."""
    years = figures.whole("record_retention_years", last_contact)
    return dates.same_day(last_contact, 12 * years) + dates.ONE_DAY


def forget_on(last_contract_day: date, figures) -> date:
    """First day on which the staff register no longer needs the name (R.1221-26)."""
    years = figures.whole("staff_register_years", last_contract_day)
    return dates.same_day(last_contract_day, 12 * years) + dates.ONE_DAY
