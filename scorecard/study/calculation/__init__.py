"""What a workbook works out anew when an actual or a target is changed: formulas read off figures that remember."""
