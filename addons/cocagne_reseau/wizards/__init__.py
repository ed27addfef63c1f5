from . import (
    network_accounts,
)
