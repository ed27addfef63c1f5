"""Pictures of the exchanges with the State (login of the insertion adviser)."""

from functools import partial

from .screens import FORM, Screen, seen

Screen = partial(Screen, addon="cocagne_insertion")
ROWS = seen(".o_data_row")


def open_line(words):
    """Open the line of a list that has these words."""
    return (
        f"[...document.querySelectorAll('.o_data_row')].find(r => r.innerText.includes('{words}'))"
        ".querySelector('.o_data_cell').click()"
    )


SCREENS = [
    Screen(
        "handbook/chercher-les-fiches",
        "insertion-desk",
        ROWS,
    ),
    Screen(
        "fiche-refusee",
        "insertion-desk",
        ROWS,
        ((open_line("Exemplov"), seen(".o_fiche_problem")),),
    ),
    Screen(
        "fiche-nouvelle",
        "insertion-desk",
        ROWS,
        ((open_line("Malik"), seen(".o_fiche_told")),),
    ),
    Screen(
        "handbook/fiches-et-asp",
        "insertion-fiches",
        ROWS,
        ((open_line("Odette"), FORM),),
    ),
    Screen(
        "telechargement", "insertion-downloads", ROWS, ((open_line("Fiches"), FORM),)
    ),
    Screen("acces-emplois", "insertion-access", ROWS, ((open_line("1234"), FORM),)),
    Screen(
        "handbook/participants-fse", "insertion-fse", ROWS, ((open_line("FSE"), FORM),)
    ),
]
