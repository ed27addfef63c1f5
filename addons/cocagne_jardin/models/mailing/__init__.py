from . import (
    basket,
    mail_scenario,
    mail_scenario_daily,
    mail_sent,
    mail_setting,
    mail_template,
    res_partner,
)
