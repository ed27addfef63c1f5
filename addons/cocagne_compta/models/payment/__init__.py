# isort: off
# in the order in which they extend each other
from . import payment_way
from . import payment_way_setup
from . import payment_way_waiting
from . import res_company_ways
from . import account_payment
from . import res_partner
from . import paper_number
from . import deposit_slip
from . import deposit_count
from . import deposit_line
from . import bounce
from . import payment_screen
from . import market_taking
from . import market_part
from . import market_entry
from . import gift_reduction
from . import gift_setting
from . import gift
from . import gift_entry
from . import gift_supplement
from . import gift_receipt
from . import gift_receipt_content
from . import card
from . import sign_up
from . import home
