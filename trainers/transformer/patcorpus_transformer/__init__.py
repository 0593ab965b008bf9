"""Fine-tunes a transformer on what patcorpus exports; docs/trainers.md has the contract."""

__version__ = "0.1.0"
