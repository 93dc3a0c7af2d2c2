"""The commands beside the window: for authors, for packaged builds, for the phone."""
