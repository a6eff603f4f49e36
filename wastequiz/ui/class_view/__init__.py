"""The class's own window beside the teacher's: which screens there are, what it shows, and when it comes and goes."""
