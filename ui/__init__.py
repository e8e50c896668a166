"""The two faces: the window and the command line. Decides no rule."""
