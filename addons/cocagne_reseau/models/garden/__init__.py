from . import network_garden, region, res_company

# isort: split
# after the models that they extend
from . import partner
