"""Workbooks: what may be opened, and their sheets as the rows that files of text become."""
