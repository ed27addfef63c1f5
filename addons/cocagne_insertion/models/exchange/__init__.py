from . import fiche_codes, platform_account

# isort: split
from . import fiche

# isort: split
from . import (
    fiche_batch,
    fiche_batch_line,
    fiche_labels,
    fiche_line,
    fiche_moves,
    fiche_notification,
    fiche_person,
    fiche_return,
    fiche_situation,
)

# isort: split
from . import fiche_import

# isort: split
from . import fiche_arrival, fiche_import_sort

# isort: split
from . import fiche_arrival_accept, fiche_person_map, pass_notice, pathway_fiche

# isort: split
from . import flux_file, flux_row, fse_codes, fse_operation, fse_participant

# isort: split
from . import flux_recognise, flux_take, fse_prepare, home_exchange

# isort: split
from . import law_table, law_words, law_words_exchange
