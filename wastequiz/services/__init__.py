"""What people do with the program, one module a deed. Screens and the command line come here; nobody above touches the store."""
