"""Screens of distant gardens and of the references of the network."""

from .screens import Screen

ADDON = "cocagne_reseau"
LIST = "document.querySelector('.o_list_view .o_data_row')"
FORM = "document.querySelector('.o_form_view .o_form_sheet')"
FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"

SCREENS = [
    Screen("handbook/lots-distants", "network-bundles", LIST, addon=ADDON),
    Screen(
        "handbook/lot-refuse",
        "network-bundles",
        LIST,
        ((FIRST, FORM),),
        addon=ADDON,
    ),
    Screen(
        "handbook/envoi-au-siege",
        "network-sending",
        LIST,
        ((FIRST, FORM),),
        addon=ADDON,
    ),
    Screen(
        "handbook/nouveautes-du-reseau",
        "network-news",
        LIST,
        ((FIRST, FORM),),
        addon=ADDON,
    ),
    Screen("handbook/mercuriale", "garden-mercuriale", LIST, addon=ADDON),
    Screen(
        "handbook/publications",
        "network-releases",
        LIST,
        ((FIRST, FORM),),
        addon=ADDON,
    ),
]
