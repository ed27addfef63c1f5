from . import network_garden, region, res_company
