"""Review: what a proposal changes for readers, told to those who read it before it is merged."""
