from . import (
    membership,
    membership_billing,
    membership_period,
    membership_type,
    partner_membership,
    res_partner,
)
from . import garden_list
from . import (
    claim_kind,
    client_category,
    client_title,
    staff_status,
    volunteer_domain,
)
from . import (
    assembly,
    claim,
    client_history,
    client_identity,
    client_lists,
    client_settings,
    membership_link,
    network_fee,
    renewal_campaign,
    support_member,
)
