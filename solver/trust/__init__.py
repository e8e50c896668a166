"""The stations of a trust searched side by side, and the whole put together."""
