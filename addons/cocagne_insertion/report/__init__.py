from . import immersion_layout
