from . import fiche_answer, fiche_upload, platform_login
