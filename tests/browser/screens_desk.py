"""Pictures of the home screen, the mails and the handbook."""

from .screens import FORM, OPEN_FIRST_CARD, OPEN_FIRST_ROW, Screen, seen, tab

HOME = seen(".o_cocagne_home canvas")
LAST_ROW = "document.querySelector('.o_data_row:last-child .o_data_cell').click()"
ROWS = seen(".o_data_row")
NEW = "document.querySelector('.o_list_button_add').click()"

SCREENS = [
    Screen("home", "cocagne-home", HOME),
    Screen(
        "home-note",
        "cocagne-home",
        HOME,
        (
            (
                "document.querySelector('.o_cocagne_note_add').click()",
                seen(".o_cocagne_note textarea"),
            ),
        ),
    ),
    Screen("letter-list", "cocagne-letters", seen(".o_list_button_add")),
    Screen("mail-written", "cocagne-mails-written", seen(".o_list_view")),
    Screen("papers", "cocagne_jardin.action_open_documents", ROWS),
    Screen(
        "mail-text",
        "cocagne_jardin.action_open_mail_settings",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "mail-preview",
        "cocagne_jardin.action_open_mail_settings",
        ROWS,
        (
            (OPEN_FIRST_ROW, FORM),
            (tab("preview"), seen(".tab-pane.active [name=preview_body]")),
        ),
    ),
    Screen("help", "cocagne-help", seen(".o_cocagne_handbook_text p")),
    Screen(
        "help-button",
        "cocagne-seasons",
        ROWS,
        (
            (OPEN_FIRST_ROW, FORM),
            (
                "document.querySelector('.o_cocagne_help').click()",
                seen(".modal .o_cocagne_handbook_text img"),
            ),
        ),
    ),
    Screen("handbook/accueil", "cocagne-home", HOME),
    Screen("handbook/semaine", "cocagne", seen(".o_kanban_record")),
    Screen("handbook/saison", "cocagne-seasons", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen("handbook/tournee", "cocagne-rounds", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen(
        "handbook/depot",
        "cocagne-depots",
        seen(".o_kanban_record"),
        ((OPEN_FIRST_CARD, FORM),),
    ),
    Screen(
        "handbook/adherent",
        "cocagne_jardin.action_members",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/abonnement",
        "cocagne-subscriptions",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/mois",
        "cocagne_jardin.action_billing_runs",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("handbook/messages", "cocagne_jardin.action_open_mail_settings", ROWS),
    Screen(
        "handbook/message-groupe",
        "cocagne-letters",
        seen(".o_list_button_add"),
        (
            (NEW, FORM),
            (
                "document.querySelector('[name=audience] input').click()",
                seen("[name=recipient_ids] .o_data_row"),
            ),
        ),
    ),
]
