"""The Qt kit that screens and games are built from: theme, painting, pictures, pieces, sound and voice."""
