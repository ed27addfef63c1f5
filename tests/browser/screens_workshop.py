"""Pictures of workshops: the desk's screens, and the attendance on a phone."""

from .screens import OPEN_FIRST_CARD, Screen, view

ADDON = "cocagne_paniers_solidaires"
SMALL = (360, 740)
CARDS = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)')"
OPEN_TODAY = "document.querySelector('.o_att_workshop.o_today').click()"
PEOPLE = "document.querySelector('.o_attendance[data-screen=people] .o_att_person')"
TICK_TWO = (
    "document.querySelectorAll('.o_att_person [data-choice=present]')[0].click();"
    "setTimeout(() => document.querySelectorAll('.o_att_person [data-choice=absent]')"
    "[0].click(), 300)"
)
TICKED = "document.querySelector('.o_att_person[data-attendance=absent]')"
MORE = "document.querySelectorAll('.o_att_person .o_att_more')[0].click()"
DETAILS = "document.querySelector('.o_att_details')"
FORM = "document.querySelector('.o_form_view .o_field_cocagne_next_step')"


def button(name):
    return f"document.querySelector('button[name={name}]').click()"


DIALOG = "document.querySelector('.modal .o_form_view')"

SCREENS = [
    Screen("workshops", "cocagne-workshops", CARDS),
    Screen(
        "handbook/ateliers", "cocagne-workshops", CARDS, addon=ADDON
    ),
    Screen(
        "workshop-form",
        "cocagne-workshops",
        CARDS,
        steps=((OPEN_FIRST_CARD, FORM),),
    ),
    Screen(
        "workshop-calendar",
        "cocagne-workshops",
        CARDS,
        steps=((view("calendar"), "document.querySelector('.fc-event')"),),
    ),
    Screen(
        "handbook/ateliers-inviter",
        "cocagne-workshops",
        CARDS,
        steps=(
            (
                "[...document.querySelectorAll('.o_kanban_record')].find("
                "(card) => card.textContent.includes('courges')).click()",
                FORM,
            ),
            (button("action_invite"), DIALOG),
        ),
        addon=ADDON,
    ),
    Screen(
        "workshop-register",
        "cocagne-workshops",
        CARDS,
        steps=(
            (
                "[...document.querySelectorAll('.o_kanban_record')].find("
                "(card) => card.textContent.includes('courges')).click()",
                FORM,
            ),
            (button("action_register"), DIALOG),
        ),
    ),
    Screen(
        "workshop-list-phone",
        "cocagne-attendance",
        "document.querySelector('.o_att_workshop')",
        size=SMALL,
    ),
    Screen(
        "handbook/ateliers-presences",
        "cocagne-attendance",
        "document.querySelector('.o_att_workshop')",
        steps=((OPEN_TODAY, PEOPLE), (TICK_TWO, TICKED)),
        size=SMALL,
        addon=ADDON,
    ),
    Screen(
        "workshop-details-phone",
        "cocagne-attendance",
        "document.querySelector('.o_att_workshop')",
        steps=((OPEN_TODAY, PEOPLE), (MORE, DETAILS)),
        size=SMALL,
    ),
    Screen(
        "workshop-tablet",
        "cocagne-attendance",
        "document.querySelector('.o_att_workshop')",
        steps=((OPEN_TODAY, PEOPLE),),
        size=(1024, 768),
    ),
]
