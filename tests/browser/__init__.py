"""The built site in a real browser, served by a real server under the headers it is meant to be served with."""
