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
        (
            (
                "document.querySelector('.o_data_row.text-danger .o_data_cell').click()",
                FORM,
            ),
        ),
        addon=ADDON,
    ),
    Screen(
        "handbook/cle-d-un-jardin",
        "cocagne_reseau.action_network_gardens",
        "document.querySelector('.o_data_row.text-info')",
        (
            (
                "document.querySelector('.o_data_row.text-info .o_data_cell').click()",
                "document.querySelector('[name=action_make_key]')",
            ),
            (
                "document.querySelector('[name=action_make_key]').click()",
                "document.querySelector('.modal .btn-primary')",
            ),
            (
                "document.querySelector('.modal .btn-primary').click()",
                "document.querySelector('.modal .o_cocagne_new_key')",
            ),
        ),
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
