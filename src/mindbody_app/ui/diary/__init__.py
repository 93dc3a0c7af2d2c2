"""The diary: check-ins, the weekly one, practice entered by hand, and days off the plan."""
