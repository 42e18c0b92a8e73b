"""What the machine proposes and what people decide: runs, candidates, decisions, the review desk."""
