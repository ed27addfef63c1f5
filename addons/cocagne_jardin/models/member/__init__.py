from . import (
    membership,
    membership_billing,
    membership_period,
    membership_type,
    partner_membership,
    res_partner,
)
