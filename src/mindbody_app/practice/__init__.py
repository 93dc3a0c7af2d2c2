"""What is practised: scripts, sessions of a chosen length, and the player that leads through."""
