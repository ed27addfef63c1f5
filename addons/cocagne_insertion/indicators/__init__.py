"""Figures of the dialogue de gestion, as pure functions over simple records.

``people``         the table of the ASP: who worked, criteria, exits
``accompaniment``  obstacles and who handles them; trainings and immersions
``staffing``       supervisors and advisers, against the people in insertion
``retention``      jobs that last after the exit

Each figure comes with the people behind it; who may see them is for the caller.
"""

from . import accompaniment, people, retention, staffing
from .people import Participant, table
