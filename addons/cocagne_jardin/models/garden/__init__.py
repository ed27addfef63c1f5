from . import (
    garden_profile,
    member_functions,
    res_company,
)
