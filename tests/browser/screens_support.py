"""Pictures of the accompaniment: what is to be done, an interview, the tablet."""

from .screens import Screen

ADDON = "cocagne_insertion"
TABLET = (1180, 820)
ROW = "document.querySelector('.o_data_row')"
CARD = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)')"
FORM = "document.querySelector('.o_insertion_interview')"
LIST = "document.querySelector('.o_switch_view.o_list').click()"
OPEN_ROW = "document.querySelector('.o_data_row .o_data_cell').click()"
EVENT = "document.querySelector('.fc')"
PERSON = "document.querySelector('.o_sk_person')"
OPEN_PERSON = f"{PERSON}.click()"
GRID = "document.querySelector('.o_sk_grid, .o_sk_skill')"
OPEN_GRID = "document.querySelectorAll('.o_sk_grid')[1]?.click()"
SKILL = "document.querySelector('.o_sk_skill')"

SCREENS = [
    Screen(
        "handbook/a-faire-cette-semaine", "cocagne-insertion-week", ROW, addon=ADDON
    ),
    Screen("handbook/entretiens", "cocagne-interviews", EVENT, addon=ADDON),
    Screen(
        "insertion-interview",
        "cocagne-interviews",
        EVENT,
        steps=((LIST, ROW), (OPEN_ROW, FORM)),
    ),
    Screen("handbook/objectifs", "cocagne-objectives", CARD, addon=ADDON),
    Screen("insertion-skills", "cocagne-skills", ROW),
    Screen(
        "handbook/competences",
        "cocagne-skill-tablet",
        PERSON,
        steps=((OPEN_PERSON, GRID), (OPEN_GRID, SKILL)),
        size=TABLET,
        addon=ADDON,
    ),
    Screen("insertion-documents", "cocagne-person-documents", ROW),
]
