"""Proposals: what people fill in, in a form or an issue, and the files that it becomes.

The formats in `model` say what a value may be; `forms.yml` says how people are asked for it.
"""
