"""The person's own scripts: what state they are in, and what they will be like."""
