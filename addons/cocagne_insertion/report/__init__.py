from . import immersion_layout
from . import dialogue_xlsx
from . import timeline_svg
