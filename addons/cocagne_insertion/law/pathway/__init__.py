"""The PASS IAE: 24 months of insertion, suspended and prolonged.

``reasons``       codes of suspensions and prolongations, with what each wants
``context``       what the rules must know beside the PASS itself
``suspension``    whether a suspension is allowed (R.5132-1-3)
``prolongation``  whether a prolongation is allowed (R.5132-1-8)
``request``       the request to the prescriber: answers, reminders
``history``       a PASS with all that happened to it; accepts an event or refuses it
``timeline``      the PASS as segments, for a picture
``waiting``       whether a new PASS may be asked for (R.5132-1-4)

Days count as on the State's platform: a suspension or prolongation pushes the end by
``end - start`` days.
"""

from . import prolongation, reasons, request, suspension, timeline, waiting
from .context import Context
from .history import Closing, Hiring, History
from .prolongation import Prolongation
from .reasons import PROLONGATION_REASONS, SUSPENSION_REASONS
from .suspension import Suspension
