"""The wizard's pages: each shows a session and reports answers; the engine says what comes next."""
