"""What is printed or saved as PDF: black and grey on A4, so that any printer will do."""
