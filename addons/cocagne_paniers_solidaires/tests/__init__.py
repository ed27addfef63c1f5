from . import (
    test_activity_browser,
    test_activity_figures,
    test_activity_masking,
    test_activity_papers,
    test_activity_report,
)
