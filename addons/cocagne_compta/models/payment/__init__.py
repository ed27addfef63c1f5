from . import (
    account_payment,
    payment_way,
    payment_way_setup,
    res_company_ways,
    res_partner,
)
