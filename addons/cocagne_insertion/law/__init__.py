"""The law of insertion, in pure Python: no Odoo here, no words, no constant of the State.

``figures``      dated values with their source; every rule asks it
``problem``      what a broken rule says: code, article, values, ways out
``dates``        lengths in months, date to date
``pathway``      the PASS IAE
``contract``     CDDI, CDI inclusion, contrat passerelle
``eligibility``  criteria and diagnosis
``pmsmp``        immersions in a company
``annex``        convention and annexe financière
``aid``          hours, ETP and aide au poste
``exits``        reasons, categories and rates of exits
``fse``          participants of the FSE+
``alerts``       what ends soon
``working_time`` bounds of hours really worked
``retention``    until when records are kept
"""

from . import (
    aid,
    alerts,
    annex,
    contract,
    eligibility,
    exits,
    fse,
    pathway,
    pmsmp,
    retention,
    working_time,
)
