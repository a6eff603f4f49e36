"""Facts into sentences, without Qt: errors, question stems, reasons and names, for screens, paper and the command line alike."""
