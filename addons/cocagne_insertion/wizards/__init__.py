from . import fiche_answer, fiche_upload, flux_upload, fse_export, platform_login
from . import annex_simulation
