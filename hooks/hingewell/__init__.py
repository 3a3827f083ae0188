"""The site generator: load -> check -> prove -> render -> bundle. It knows no guide."""
