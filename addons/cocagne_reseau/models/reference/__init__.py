from . import item, kind

# isort: split
# one kind of reference a file
from . import kind_closing, kind_price, kind_product, kind_season

# isort: split
from . import release, link, change, change_answer, inbox, recipe, home_alert
