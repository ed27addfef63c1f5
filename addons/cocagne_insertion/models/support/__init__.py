from . import confidential, confidential_reading, of_pathway

# isort: split
from . import (
    interview,
    job_search,
    objective,
    obstacle,
    pathway_document,
    skill,
    skill_grid,
    skill_level,
    support_report,
    training,
)

# isort: split
from . import (
    interview_hours,
    interview_life,
    objective_action,
    pathway_links,
    pathway_summary,
    pathway_support,
    professional,
    professional_due,
    setting,
    skill_assessment,
    skill_tablet,
    support_task,
)

# isort: split
from . import closed_notes, home, pathway_alert, signatures, task_ends, task_support
