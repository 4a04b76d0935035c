"""Questions about the targets of a scheme before they go out: each with both figures and the place of the cell."""
