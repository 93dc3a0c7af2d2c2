"""Safety: when to stop, whom to ask first, when to call for help, and whom to call."""
