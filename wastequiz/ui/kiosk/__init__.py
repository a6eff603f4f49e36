"""What a kiosk's pages share: who is there, how long ago somebody touched, what may be gone to."""
