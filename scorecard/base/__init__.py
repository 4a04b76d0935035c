"""The ground floor: places, faults, words and names. Imports nothing of ours, nor numpy."""
