"""The command-line door of Cocagne: standard library only, Python 3.10 to 3.13."""
