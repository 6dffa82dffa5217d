"""Other people's words for the portal's topics and settings.

Per slug two lists of words with commas between them. The first are other names for the very same thing: they say no
more than the entry itself. The second belong to it but say more, so they are kept as tags as well.
"""

TOPIC_WORDS: dict[str, tuple[str, str]] = {
    "access-and-waiting": (
        "access, waiting lists, waiting list, waiting times, access to care, access and waiting",
        "elective recovery, referral to treatment, rtt, backlog, waits, booking, referral management, referrals, "
        "elective care, demand and capacity, eighteen weeks, appointments, online consultation, telephone triage",
    ),
    "cancer": (
        "cancer, oncology, cancer care",
        "skin cancer, breast cancer, bowel cancer, lung cancer, prostate cancer, chemotherapy, radiotherapy, tumour, "
        "two week wait, faster diagnosis, systemic therapy, cancer screening",
    ),
    "children-and-young-people": (
        "children, young people, children and young people, paediatrics, paediatric, child health, pediatrics",
        "children's mental health, camhs, school, schools, school nursing, early years, health visiting, neonatal, "
        "adolescent, teenagers, asthma in children, was not brought, family",
    ),
    "dementia-and-delirium": (
        "dementia, delirium, dementia care, memory services",
        "alzheimer's, cognitive impairment, confusion, memory clinic",
    ),
    "diabetes": (
        "diabetes, diabetic care, endocrine, endocrinology",
        "hypoglycaemia, insulin, hba1c, foot care, diabetic foot, type 1 diabetes, type 2 diabetes, thyroid",
    ),
    "digestive-and-liver": (
        "gastroenterology, digestive, hepatology, liver",
        "endoscopy, colonoscopy, cirrhosis, bowel, inflammatory bowel disease, ibd, hepatitis, coeliac, ascites",
    ),
    "digital-and-data": (
        "digital, data, informatics, digital health, technology, health it",
        "electronic health record, electronic patient record, epr, dashboard, telehealth, telemedicine, telecare, app, "
        "artificial intelligence, ai, automation, remote monitoring, electronic prescribing, e-prescribing, e-alert, "
        "text reminders, online consultation, video consultation, virtual consultations, real-time data, "
        "digital dictation, interoperability, teledermatology, e-rostering, database, e-learning",
    ),
    "discharge-and-flow": (
        "discharge, patient flow, flow, hospital discharge, discharge planning, hospital flow",
        "delayed discharge, dtoc, delayed transfers of care, length of stay, discharge to assess, home first, bed "
        "days, board rounds, safer, red to green, medically fit, bed management, beds, occupancy, early supported "
        "discharge, readmissions, criteria-led discharge, weekend discharge, reablement, intermediate care, transfer "
        "of care, ward rounds, no criteria to reside, discharge lounge",
    ),
    "ear-nose-and-throat": (
        "ear nose and throat, ent, otolaryngology",
        "hearing, audiology, tonsillectomy, tinnitus, hearing aids",
    ),
    "end-of-life": (
        "end of life, palliative care, end of life care, palliative",
        "hospice, advance care planning, respect, ceiling of care, dying, bereavement, dnacpr, syringe driver",
    ),
    "eyes": ("eyes, ophthalmology, eye care", "cataract, glaucoma, optometry, retinal, vision, optician"),
    "falls": (
        "falls, fractures, falls prevention, falls and fractures",
        "inpatient falls, hip fracture, hip fractures, fracture liaison, osteoporosis, bone health, fragility fracture",
    ),
    "frailty-and-older-people": (
        "older people, frailty, geriatrics, older adults, elderly care, care of the elderly, frail older people",
        "comprehensive geriatric assessment, cga, deconditioning, care homes, orthogeriatric, acute frailty",
    ),
    "heart-and-circulation": (
        "cardiology, heart, cardiovascular, circulation, cardiac",
        "heart failure, hypertension, blood pressure, cardiovascular disease, atrial fibrillation, vte, blood clots, "
        "anticoagulation, cardiac rehabilitation, chest pain, cholesterol, venous thromboembolism, vascular, lipids",
    ),
    "inequalities": (
        "health inequalities, inequalities, equity, equality, inclusion health, health equity",
        "homelessness, deprivation, homeless, refugees, asylum seekers, language, interpreters, core20plus5, "
        "gypsy roma traveller, ethnic minorities, outreach, prison health, rough sleepers",
    ),
    "infection-prevention": (
        "infection control, infection prevention, infection prevention and control, ipc",
        "hand hygiene, mrsa, c difficile, clostridium difficile, clostridioides difficile, cauti, catheters, "
        "surgical site infection, gloves, cleaning, outbreak, decontamination",
    ),
    "kidneys-and-urology": (
        "kidneys, renal, urology, nephrology, kidney disease",
        "acute kidney injury, aki, dialysis, catheters, continence, chronic kidney disease, ckd, prostate, transplant",
    ),
    "learning-disability-and-autism": (
        "learning disability, learning disabilities, autism, adhd, learning disability and autism",
        "annual health checks, easy read, neurodiversity, neurodevelopmental",
    ),
    "long-term-conditions": (
        "long-term conditions, long term conditions, chronic disease, chronic conditions, chronic illness",
        "self-management, multimorbidity, care planning, long covid, chronic pain, personalised care",
    ),
    "maternity-and-newborn": (
        "maternity, newborn, obstetrics, midwifery, perinatal, neonatal, maternity care",
        "postpartum haemorrhage, continuity of carer, preterm birth, midwives, midwife-led, breastfeeding, birth, "
        "induction of labour, antenatal, postnatal, stillbirth, neonatal care, caesarean, pregnancy, labour ward",
    ),
    "medicines": (
        "medicines, medicines optimisation, medication, prescribing, medicines management",
        "medicines safety, pharmacists, pharmacy, community pharmacy, medicines reconciliation, prescribing errors, "
        "polypharmacy, antibiotics, antimicrobial stewardship, deprescribing, missed doses, insulin, patient group "
        "direction, structured medication reviews, opioids, medication errors, medication safety, discharge medicines",
    ),
    "mental-health": (
        "mental health, psychiatry, psychiatric, mental health care",
        "camhs, depression, restraint, restrictive practice, self-harm, suicide, suicide prevention, psychosis, "
        "anxiety, eating disorders, talking therapies, iapt, crisis care, liaison psychiatry, forensic, "
        "children's mental health, perinatal mental health, substance misuse, addiction, seclusion, alcohol",
    ),
    "mouth-and-teeth": ("dental, oral health, dentistry, teeth", "oral surgery, mouth care, orthodontics, tooth decay"),
    "muscles-and-joints": (
        "musculoskeletal, msk, orthopaedics, rheumatology, muscles and joints",
        "physiotherapy, first contact, back pain, osteoarthritis, arthritis, joint replacement, hip replacement, "
        "knee replacement, first contact practitioner, trauma and orthopaedics",
    ),
    "neighbourhood-and-integrated-care": (
        "integrated care, neighbourhood, integrated team, neighbourhood care, integration, place-based care",
        "primary care network, primary care networks, pcn, multidisciplinary team, social prescribing, social care, "
        "system working, care coordination, community services, voluntary sector, population health management, "
        "hospital at home, virtual ward, virtual wards, urgent community response, case management, "
        "integrated care board, neighbourhood teams, hospital to community, discharge to assess",
    ),
    "nutrition-and-hydration": (
        "nutrition, hydration, nutrition and hydration",
        "malnutrition, dietitians, dietetics, mealtimes, obesity, feeding, dysphagia, food",
    ),
    "outpatients": (
        "outpatients, outpatient, outpatient care, outpatient clinics",
        "missed appointments, dna, did not attend, pifu, patient initiated follow-up, follow-up, clinics, "
        "advice and guidance, non-attendance, text reminders, virtual clinics, specialist clinics",
    ),
    "patient-experience": (
        "patient experience, patient involvement, patient engagement, patient feedback",
        "co-production, carers, co-design, noise at night, sleep, feedback, complaints, patient education, "
        "shared decision making, dignity, person-centred care, compassion",
    ),
    "patient-safety": (
        "patient safety, safety, safer care",
        "safety huddles, huddles, handover, early warning score, news2, checklist, never events, incidents, "
        "safer clinical systems, human factors, deterioration, deteriorating patient, harm, simulation, "
        "prescribing errors, medicines safety, medication safety, incident reporting, patient identification",
    ),
    "prevention": (
        "prevention, screening, public health, prevention and screening, health promotion",
        "smoking, smoking cessation, vaccination, immunisation, cervical screening, breast screening, bowel screening, "
        "obesity, health checks, tobacco, physical activity, exercise, alcohol, case finding, vaccine, "
        "making every contact count, weight management",
    ),
    "respiratory": (
        "respiratory, lung, respiratory medicine",
        "copd, asthma, inhalers, pneumonia, oxygen, pulmonary rehabilitation, spirometry, tuberculosis, bronchiolitis",
    ),
    "sepsis-and-infections": (
        "sepsis, infections, infectious diseases",
        "urinary tract infection, uti, antibiotics, antimicrobial stewardship, antimicrobial resistance, hiv, covid, "
        "covid-19, influenza, bacteraemia, cellulitis",
    ),
    "skin-and-wounds": (
        "skin, wounds, dermatology, wound care, tissue viability",
        "pressure ulcers, pressure ulcer, pressure injury, pressure damage, leg ulcers, leg ulcer, skin cancer, "
        "teledermatology, compression, eczema, lower limb, burns",
    ),
    "stroke-and-neurology": (
        "stroke, neurology, stroke care, neurological",
        "thrombolysis, hyperacute, door to needle, epilepsy, parkinson's, headache, intracerebral haemorrhage, tia, "
        "multiple sclerosis, motor neurone disease, brain injury, thrombectomy",
    ),
    "surgery-and-theatres": (
        "surgery, theatres, operating theatres, surgical",
        "day surgery, elective surgery, cancelled operations, theatre efficiency, prehabilitation, anaesthesia, "
        "anaesthetic gases, perioperative, enhanced recovery, who checklist, pre-assessment, preoperative assessment, "
        "emergency laparotomy",
    ),
    "sustainability": (
        "sustainability, net zero, sustainable healthcare, greener nhs, environmental sustainability",
        "carbon, susqi, green team, green ward, waste, nitrous oxide, anaesthetic gases, desflurane, inhalers, "
        "carbon literacy, carbon footprint, recycling, travel",
    ),
    "urgent-and-emergency-care": (
        "urgent and emergency care, emergency care, urgent care, emergency department, emergency departments, a&e, "
        "accident and emergency, emergency medicine, ambulance, ambulance services",
        "handover delays, four-hour target, admission avoidance, frequent attenders, high intensity users, nhs 111, "
        "same day emergency care, sdec, ambulatory care, ambulatory emergency care, urgent community response, "
        "emergency admissions, crowding, ambulance handover, acute medicine, streaming, triage, hear and treat, "
        "see and treat, paramedic, paramedics",
    ),
    "womens-health": (
        "women's health, gynaecology, womens health",
        "menopause, contraception, cervical screening, endometriosis, hysteroscopy, miscarriage, domestic abuse",
    ),
    "workforce": (
        "workforce, staff wellbeing, staffing, workforce and staff wellbeing, staff health",
        "agency spend, e-rostering, rostering, sickness absence, retention, recruitment, burnout, joy in work, staff "
        "engagement, staff training, bank staff, junior doctors, resident doctors, leadership, occupational health, "
        "staff morale, workforce development, education, training, preceptorship, volunteering, nursing leadership, "
        "turnover, flexible working",
    ),
}

SETTING_WORDS: dict[str, tuple[str, str]] = {
    "acute-inpatient": (
        "acute hospital, acute hospitals, hospital, hospitals, hospital ward, hospital wards, acute trust, acute "
        "ward, acute wards, inpatient, inpatients, inpatient ward, acute inpatient, district general hospital, acute "
        "hospital wards, acute inpatient wards, acute hospital ward, acute hospital inpatients, acute care, secondary "
        "care",
        "ward, wards, medical ward, surgical ward, acute, theatres, operating theatres, theatre, elective surgery, "
        "day-case surgery, day surgery, intensive care, critical care, acute medical unit, acute admissions unit, "
        "medical assessment unit, acute frailty unit, surgery, trauma and orthopaedics, stroke unit, stroke units, "
        "teaching hospital, specialist hospital, lung hospital, academic medical centre, hospital discharge, trust",
    ),
    "outpatient": (
        "outpatients, outpatient, outpatient clinic, outpatient clinics, outpatient department, planned care",
        "elective care, elective pathways, clinic, clinics, endoscopy, endoscopy units, diagnostics, radiology, "
        "dental hospital, acute trust outpatients",
    ),
    "urgent-and-emergency": (
        "emergency department, emergency departments, a&e, accident and emergency, urgent and emergency care, "
        "emergency care, urgent care",
        "urgent treatment centre, minor injuries unit, medical receiving unit, same day emergency care, "
        "district general hospital emergency department",
    ),
    "ambulance": ("ambulance, ambulance service, ambulance services, ambulance trust", "paramedic, 999, nhs 111"),
    "maternity": (
        "maternity, maternity services, maternity service, maternity unit, maternity units",
        "obstetric unit, obstetric units, birthing unit, birth centre, labour ward, midwifery, neonatal unit, "
        "delivery suite, obstetrics",
    ),
    "mental-health": (
        "mental health service, mental health services, mental health, mental health trust",
        "mental health inpatient wards, mental health inpatient, mental health ward, mental health wards, "
        "mental health hospital, psychiatric, forensic ward, forensic, secure ward, psychiatric hospital, "
        "child and adolescent mental health, camhs, community mental health, mental health and learning disability "
        "services, talking therapies",
    ),
    "primary-care": (
        "general practice, primary care, gp practice, gp practices, gp surgery, gp surgeries, general practices",
        "gp cluster, primary care network, primary care networks, pcn, gp, gps, primary care clinics, primary care "
        "dental, dental practice, family practice, health centre",
    ),
    "pharmacy": ("pharmacy, community pharmacy, pharmacies, community pharmacies", "hospital pharmacy, dispensary"),
    "community": (
        "community, community service, community services, community care, community health services",
        "community nursing, district nursing, community hospital, community hospitals, hospice, community clinic, "
        "health visiting, school nursing, community trust, rehabilitation, intermediate care, community dental, "
        "schools, early years, hub, local authority public health",
    ),
    "care-home": (
        "care home, care homes, nursing home, nursing homes, residential care, social care, nursing care homes",
        "care home and social care, domiciliary care, home care, supported living, extra care",
    ),
    "home": ("home, people's own homes, patients' homes, at home, own home, people's homes", "hospital at home"),
    "system": (
        "across a whole system, whole system, system, integrated care system, health economy, system-wide",
        "health and care system, sustainability and transformation partnership, place, region-wide, network",
    ),
}
