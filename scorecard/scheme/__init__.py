"""The vocabulary of a scheme: each concept in one room, below all that reads, scores or prints."""
