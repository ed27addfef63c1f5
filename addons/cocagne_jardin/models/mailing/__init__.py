from . import (
    basket,
    mail_daily,
    mail_scenario,
    mail_sent,
    mail_setting,
    mail_template,
    membership,
    res_partner,
)
