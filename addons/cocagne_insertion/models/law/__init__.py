from . import figure, law_words, setting
