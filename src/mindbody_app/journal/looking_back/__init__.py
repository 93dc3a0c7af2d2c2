"""What the Progress screen shows, as plain values, built from the days as they were lived.

A chart draws one of these states and its table lists the same one, so the two never differ.
Nothing here says what caused what: no correlation, no test, no verdict.
"""
