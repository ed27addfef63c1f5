from . import garden_list, garden_profile, res_company
