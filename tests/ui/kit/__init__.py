"""The widget kit, driven as a person drives it."""
