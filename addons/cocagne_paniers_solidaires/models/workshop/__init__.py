from . import kind, workshop

# isort: split
# what a workshop has: seats, a life, people, who is in the programme
from . import (
    workshop_house,
    workshop_seats,
    workshop_life,
    workshop_next_step,
    workshop_plain,
    workshop_sheet,
    registration,
    registration_attendance,
    registration_enrolment,
    registration_figures,
    invitation,
    photo,
    attendance,
    kept,
    enrolment,
    enrolment_figures,
    partner,
    mail_scenario,
    home_alert,
)
