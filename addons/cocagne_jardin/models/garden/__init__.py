from . import (
    garden_list,
    garden_profile,
    member_functions,
    period_mixin,
    res_company,
)
