"""Until when personal records are kept (CNIL, social sector reference)."""

from datetime import date

from . import dates


def archive_on(last_contact: date, figures) -> date:
    """First day on which a record leaves the active base, to be archived or erased."""
    years = figures.whole("record_retention_years", last_contact)
    return dates.same_day(last_contact, 12 * years) + dates.ONE_DAY
