from . import network_garden, region, res_company

# isort: split
# after the models that they extend
from . import partner

# isort: split
# after the address that it extends
from . import payer
