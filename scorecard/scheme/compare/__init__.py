"""What a rule compares: one comparison, one room."""
