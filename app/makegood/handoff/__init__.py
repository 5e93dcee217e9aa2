"""What leaves the program: mail links, mail files, calendars, clean text."""
