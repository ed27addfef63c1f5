"""The calendar core: pure Python, no database, so that it can be proved alone.

``weeks``       ISO weeks as the Monday they begin on
``holidays_fr`` the public holidays of a season, by department law
``moves``       where a delivery goes when its day is a holiday (R6, R7)
``durations``   until when a subscription lasts (R44)
``slots``       the days on which a round can deliver in a period (R5)
``frequency``   which of those days a frequency takes (R8, R45)
``placement``   exactly N of them, or a refusal that names what is missing (R7)
``packing``     baskets on pallets and rolls (R82)
"""

from . import (
    durations,
    frequency,
    holidays_fr,
    moves,
    packing,
    placement,
    slots,
    weeks,
)
