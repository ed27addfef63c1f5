"""The professional interviews (login of the insertion adviser)."""

from .screens import Screen, seen

SCREENS = [
    Screen(
        "handbook/entretien-professionnel",
        "cocagne-professional-interviews",
        seen(".o_professional_list .o_data_row"),
        addon="cocagne_insertion",
    ),
]
