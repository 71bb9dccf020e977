"""The formats of the source files, each written down once, as pydantic models.

Editor schemas, the field reference and the checks of shape all come from here.
"""
