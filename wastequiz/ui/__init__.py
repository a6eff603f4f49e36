"""Windows and screens: the site map, the navigator and the pages."""
