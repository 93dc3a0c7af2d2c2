"""The library: every practice there is, found by kind, by moment or by words."""
