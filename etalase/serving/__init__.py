"""The site in the editor's own browser, built again at every change (`python build.py serve`). Shell.

`changes` wakes `rebuilding`, which builds by `builder`; what came of it, an `outcome`, is shown by `server`.
"""
