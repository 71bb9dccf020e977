"""Mend: what a machine can put right in the sources without knowing what they are about."""
