from . import (
    basket,
    letter,
    letter_criteria,
    letter_sending,
    mail_scenario,
    mail_scenario_daily,
    mail_scenario_proof,
    mail_sent,
    mail_setting,
    mail_template,
    mailing_mailing,
    res_partner,
)
