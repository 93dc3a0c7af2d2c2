"""How the narration is made: words to phonemes, phonemes to sound, sound to levelled clips."""
