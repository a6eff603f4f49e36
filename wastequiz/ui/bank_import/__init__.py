"""The parts of the page that takes files of questions in: the start, the preview, mending a row, and how far it is."""
