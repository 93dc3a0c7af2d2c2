"""Sound: narration clips, synthesised bells and ambience, the mixer and its outputs."""
