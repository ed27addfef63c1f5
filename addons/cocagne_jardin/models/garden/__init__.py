from . import (
    garden_profile,
    member_functions,
    period_mixin,
    res_company,
)
