import os

# Before Qt is imported: tests paint off screen unless another platform was asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
