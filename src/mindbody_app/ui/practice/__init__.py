"""From choosing a practice, through the session, to the rating after it."""
