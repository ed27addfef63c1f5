"""Hours, full-time posts (ETP) and aide au poste (R.5132-37, -38).

``etp``          hours to ETP; values truncated to two decimals as the State shows them
``amount``       aid of a year, twelfths, regularisations, modulated part
``consumption``  use against target, with its status
``payments``     what the ASP paid against what was expected
``receipts``     which expected payment a sum received may be
``monthly``      the monthly state of a person: hours, pay, exit
``forecast``     the rest of the year: who starts, who ends, what it means in euros

In an ACI hours are paid hours, paid leave included.
"""

from . import amount, etp, monthly, payments, receipts
from .consumption import consumption
from .forecast import Engagement, forecast
