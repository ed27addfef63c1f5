from . import attended, pathway, training
