from . import kind, workshop

# isort: split
# what a workshop has: seats, a life, people, who is in the programme
from . import (
    attendance,
    enrolment,
    enrolment_figures,
    home_alert,
    invitation,
    kept,
    mail_scenario,
    partner,
    photo,
    registration,
    registration_attendance,
    registration_enrolment,
    registration_figures,
    workshop_house,
    workshop_life,
    workshop_next_step,
    workshop_plain,
    workshop_seats,
    workshop_sheet,
)
