from . import campaign, line

# isort: split
# after the models that they extend
from . import (
    campaign_cron,
    campaign_mail,
    campaign_next_step,
    campaign_run,
    mail_scenario,
)
