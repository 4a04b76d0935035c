"""A scheme read back: every declared choice as a plain sentence, in the order of the notice."""
