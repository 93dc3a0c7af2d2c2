"""What a person may learn from: cards to read and courses to follow."""
