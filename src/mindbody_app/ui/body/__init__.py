"""Your body: what hurts, what is left out, and what sessions go by."""
