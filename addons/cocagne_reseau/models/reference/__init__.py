from . import item, kind

# isort: split
# one kind of reference a file
from . import kind_closing, kind_price, kind_product, kind_season

# isort: split
from . import change, change_answer, home_alert, inbox, link, recipe, release
