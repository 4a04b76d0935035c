"""Whether figures can be what was meant: their sign, and their size beside what they are held against."""
