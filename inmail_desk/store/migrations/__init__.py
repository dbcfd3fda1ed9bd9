"""The schema of the data file, step by step. Importing this package imports nothing else."""

# The version that this program reads and writes: the newest one in versions/.
SCHEMA = "0001"
