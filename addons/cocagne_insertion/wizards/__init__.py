from . import fiche_answer, fiche_upload, platform_login
from . import annex_simulation
