"""Brings the finished site to where visitors see it: places by SSH and by S3, and who does the steps there. Shell."""
