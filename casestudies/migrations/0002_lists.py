"""The short lists as the portal starts with them. Administrators change them in the admin from then on."""

from django.db import migrations

TOPICS = [
    ("access-and-waiting", "Access and waiting lists"),
    ("cancer", "Cancer"),
    ("children-and-young-people", "Children and young people"),
    ("dementia-and-delirium", "Dementia and delirium"),
    ("diabetes", "Diabetes and endocrine"),
    ("digestive-and-liver", "Digestive system and liver"),
    ("digital-and-data", "Digital and data"),
    ("discharge-and-flow", "Discharge and patient flow"),
    ("ear-nose-and-throat", "Ear, nose and throat"),
    ("end-of-life", "End of life and palliative care"),
    ("eyes", "Eyes"),
    ("falls", "Falls and fractures"),
    ("frailty-and-older-people", "Frailty and older people"),
    ("heart-and-circulation", "Heart and circulation"),
    ("inequalities", "Health inequalities"),
    ("infection-prevention", "Infection prevention and control"),
    ("kidneys-and-urology", "Kidneys and urology"),
    ("learning-disability-and-autism", "Learning disability, autism and ADHD"),
    ("long-term-conditions", "Long-term conditions"),
    ("maternity-and-newborn", "Maternity and newborn"),
    ("medicines", "Medicines"),
    ("mental-health", "Mental health"),
    ("mouth-and-teeth", "Mouth and teeth"),
    ("muscles-and-joints", "Muscles, bones and joints"),
    ("neighbourhood-and-integrated-care", "Neighbourhood and integrated care"),
    ("nutrition-and-hydration", "Nutrition and hydration"),
    ("outpatients", "Outpatients"),
    ("patient-experience", "Patient experience and involvement"),
    ("patient-safety", "Patient safety"),
    ("prevention", "Prevention and screening"),
    ("respiratory", "Respiratory"),
    ("sepsis-and-infections", "Sepsis and infections"),
    ("skin-and-wounds", "Skin and wounds"),
    ("stroke-and-neurology", "Stroke and neurology"),
    ("surgery-and-theatres", "Surgery and theatres"),
    ("sustainability", "Sustainability and net zero"),
    ("urgent-and-emergency-care", "Urgent and emergency care"),
    ("womens-health", "Women's health"),
    ("workforce", "Workforce and staff wellbeing"),
]
SETTINGS = [
    ("acute-inpatient", "Hospital ward"),
    ("outpatient", "Outpatients and planned care"),
    ("urgent-and-emergency", "Urgent and emergency care"),
    ("ambulance", "Ambulance"),
    ("maternity", "Maternity"),
    ("mental-health", "Mental health service"),
    ("primary-care", "General practice and primary care"),
    ("pharmacy", "Pharmacy"),
    ("community", "Community service"),
    ("care-home", "Care home and social care"),
    ("home", "People's own homes"),
    ("system", "Across a whole system"),
]
METHODS = [
    ("pdsa", "Model for Improvement and PDSA cycles"),
    ("driver-diagram", "Driver diagram"),
    ("spc", "Run charts and SPC"),
    ("lean", "Lean"),
    ("six-sigma", "Six Sigma"),
    ("theory-of-constraints", "Theory of Constraints"),
    ("qsir", "QSIR"),
    ("susqi", "Sustainability in quality improvement (SusQI)"),
    ("collaborative", "Improvement collaborative"),
    ("co-design", "Co-design with patients and staff"),
    ("human-factors", "Human factors"),
    ("process-mapping", "Process mapping"),
    ("clinical-audit", "Clinical audit"),
    ("appreciative-inquiry", "Appreciative inquiry"),
    ("rapid-improvement-event", "Rapid improvement event"),
    ("root-cause", "Root cause analysis or learning from incidents"),
    ("no-formal-method", "No formal method"),
]


def add_lists(apps, schema_editor):
    for model, entries in (("Topic", TOPICS), ("Setting", SETTINGS), ("Method", METHODS)):
        listed = apps.get_model("casestudies", model)
        for order, (slug, name) in enumerate(entries):
            listed.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})
    apps.get_model("casestudies", "IndexClock").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("casestudies", "0001_initial")]

    operations = [migrations.RunPython(add_lists, migrations.RunPython.noop)]
