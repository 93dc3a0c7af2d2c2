"""Learn: cards to read or to listen to."""
