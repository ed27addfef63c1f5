from . import garden_profile, res_company
