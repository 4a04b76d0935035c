"""Frozen records that cross the house: Scheme, Ledger, Observations, Board. Nothing is read or computed here."""
