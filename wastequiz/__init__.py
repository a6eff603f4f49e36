"""WasteQuiz 分得清: learning to sort waste by play, for a class, an event or one child."""

__version__ = "0.1.0"
