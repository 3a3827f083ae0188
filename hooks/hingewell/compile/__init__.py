"""Knowledge -> the plain data that the engine reads, in the build and in the browser."""
