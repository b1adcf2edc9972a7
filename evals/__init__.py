"""The evaluation suite: cases a policy officer can read, played through the front door, scored."""
