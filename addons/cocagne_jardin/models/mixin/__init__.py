from . import of_garden
