"""The first steps on a new machine: what this is, comfort, and a first practice."""
