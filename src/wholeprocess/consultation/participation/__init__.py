"""Who is at the table (协商参与): invited, consulted, heard, and answered."""
