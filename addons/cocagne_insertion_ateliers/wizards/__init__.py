from . import workshop_register
