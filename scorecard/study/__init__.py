"""Questions asked of a board: why this number, what is lacking, what is strong and weak."""
