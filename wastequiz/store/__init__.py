"""The school's SQLite file: the only place with SQL. Named by noun: bank, rosters, journal, rounds, boards ..."""
