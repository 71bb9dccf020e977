"""XLIFF 2.0: texts out to a translator's tool, and back, without loss."""
