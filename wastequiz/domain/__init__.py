"""What a quiz is: schemes, items, questions, students, rounds and points, without files, screens or sentences."""
