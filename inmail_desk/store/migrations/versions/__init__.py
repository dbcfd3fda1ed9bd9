"""One module a step of the schema: frozen SQL that is never edited once it has been released."""
