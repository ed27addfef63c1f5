"""Which figures of gardens are told to the network, in pure Python: no Odoo here.

``families`` says which indicators give each other back, ``garden_month`` hides the cells
of one garden and month, ``telling`` decides what enters the totals, ``known`` is the
reader who adds up and subtracts all that is shown. See docs/decisions/network-masking.md.
"""
