from . import pass_iae, pathway
