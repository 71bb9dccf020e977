"""Paper: the base on paper: the glossary and each practice as PDF, the glossary for Word, made to be read aloud too.

What people wrote goes to Typst and to Word as values, never as code: nothing in a text can be a command.
"""
