"""What a seal holds of a period, and how the files at hand differ from it."""
