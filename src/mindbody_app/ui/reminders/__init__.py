"""Reminders: the quiet message, the icon by the tray, and their card in Settings."""
