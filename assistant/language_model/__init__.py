"""A language model in the planner's seat: what it is sent, and how it is asked."""
