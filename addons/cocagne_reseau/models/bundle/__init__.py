from . import bundle

# isort: split
# one step of the reception a file
from . import answer, receive, store, words

# isort: split
from . import bearer_key, bearer_user, door, network_garden

# isort: split
# the garden's side
from . import account, sending, sending_push, snapshot
