from . import network_garden, region, res_company

# isort: split
# after the garden that it extends
from . import payer
