"""The wizard without a window: answers, steps, what can be reached, reading what people type."""
