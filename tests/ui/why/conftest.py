from ..plan.conftest import tracked

__all__ = ["tracked"]
