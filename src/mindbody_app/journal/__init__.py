"""What was done and felt: practice records, ratings, plans and adherence."""
