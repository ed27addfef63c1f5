from . import handbook
