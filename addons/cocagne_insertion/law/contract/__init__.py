"""Contracts of people in insertion in an ACI.

``length``       CDDI: at least 4 months, 24 in total, beyond by decision (L.5132-15-1)
``decision``     who may go beyond 24 months, until when (R.5132-1-8)
``hours``        20 to 35 hours a week, derogations of the prefect (D.5132-43-5 and -9)
``standstill``   suspension at the employee's request (L.5132-15-1)
``pay``          not below the minimum wage; no end-of-contract indemnity
``cdi``          CDI inclusion: age, pathway, share of the posts (L.5132-15-1-1)
``passerelle``   contrat passerelle, lent to a company
``second``       an ordinary contract beside a CDDI (L.3123-7)
``interview``    professional interviews (L.6315-1)
``trial``        trial period (L.1242-10)
``breach``       end of a contract before its term or at it (L.1243-1)
``dossier``      all contracts of one person against every rule
"""

from . import (
    breach,
    cdi,
    decision,
    dossier,
    hours,
    interview,
    length,
    passerelle,
    pay,
    second,
    standstill,
    trial,
)
from .decision import Decision, Person
from .length import Length, Period
