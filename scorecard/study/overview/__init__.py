"""What a reader wants to know of a board first: who leads, who moved and why, what is out of the ordinary."""
