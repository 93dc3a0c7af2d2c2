"""Programmes: choosing one, following it at one's own pace, and the line about it on Today."""
