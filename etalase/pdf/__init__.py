"""From a finished print document to PDF, for the screen, the office copier and the printing house. Core.

document (what goes in and out)  →  layout (WeasyPrint)  →  editions  →  preflight (looks at the finished bytes)
"""
