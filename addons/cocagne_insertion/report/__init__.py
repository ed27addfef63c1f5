from . import timeline_svg
