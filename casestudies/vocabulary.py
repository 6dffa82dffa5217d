"""The fixed lists of the domain: enums with the labels people read.

Sources of the lists: care settings, outcome types, triggers, credit roles and failure kinds follow the comparison of
comparable systems in docs/vocabulary.md. Topics, settings and methods are rows people can add to (models/listed.py).
"""

from django.db.models import TextChoices

HEADLINE_LIMIT = 140
SHORT_ANSWER_LIMIT = 280
TOPIC_LIMIT = 3


class Direction(TextChoices):
    """Which way one outcome went."""

    BETTER = "better", "It got better"
    MIXED = "mixed", "Mixed: some things got better, some did not"
    NO_CHANGE = "no_change", "No change"
    WORSE = "worse", "It got worse"
    TOO_EARLY = "too_early", "Too early to say"


class Verdict(TextChoices):
    """What came of the whole case study, in the words of the facts panel and the status filter."""

    WORKED = "worked", "Worked"
    MIXED = "mixed", "Mixed results"
    DID_NOT_WORK = "did_not_work", "Did not work"
    TOO_EARLY = "too_early", "Too early to say"


class OutcomeCategory(TextChoices):
    """The kinds of benefit."""

    PATIENT_OUTCOME = "patient_outcome", "Patient outcomes"
    SAFETY = "safety", "Safety"
    EXPERIENCE = "experience", "Patient and carer experience"
    ACCESS = "access", "Access and waiting"
    FLOW = "flow", "Flow and capacity"
    STAFF_TIME = "staff_time", "Staff time"
    STAFF_EXPERIENCE = "staff_experience", "Staff experience"
    COST = "cost", "Cost and efficiency"
    EQUITY = "equity", "Equity"
    ENVIRONMENT = "environment", "Environment"


class Role(TextChoices):
    """Who was pushing back."""

    CONSULTANTS = "consultants", "Consultants"
    GPS = "gps", "GPs"
    RESIDENT_DOCTORS = "resident_doctors", "Resident doctors"
    NURSES = "nurses", "Nurses and health visitors"
    MIDWIVES = "midwives", "Midwives"
    THERAPISTS = "therapists", "Therapists and other allied health professionals"
    PHARMACY = "pharmacy", "Pharmacy staff"
    SUPPORT_WORKERS = "support_workers", "Healthcare assistants and support workers"
    RECEPTION = "reception", "Receptionists and administrators"
    MANAGERS = "managers", "Operational managers"
    EXECUTIVES = "executives", "Executives and board members"
    FINANCE = "finance", "Finance"
    DIGITAL = "digital", "Digital and information teams"
    GOVERNANCE = "governance", "Governance and information governance"
    ESTATES = "estates", "Estates and facilities"
    COMMISSIONERS = "commissioners", "Commissioners"
    CARE_HOME_STAFF = "care_home_staff", "Care home and social care staff"
    AMBULANCE = "ambulance", "Ambulance staff"
    UNIONS = "unions", "Staff side and unions"
    PATIENTS = "patients", "Patients and carers"
    OTHER = "other", "Somebody else"


class Stance(TextChoices):
    """Where somebody stood, before and after."""

    AGAINST = "against", "Against it"
    DOUBTFUL = "doubtful", "Doubtful"
    INDIFFERENT = "indifferent", "Not interested"
    WILLING = "willing", "Willing to try"
    SUPPORTIVE = "supportive", "Supportive"
    CHAMPION = "champion", "Championing it"


class Trigger(TextChoices):
    """What turned somebody."""

    SAW_DATA = "saw_data", "Saw the data"
    SAW_IT_WORK = "saw_it_work", "Saw it work elsewhere"
    PATIENT_STORY = "patient_story", "Heard a patient's story"
    PEER = "peer", "A respected colleague spoke up"
    SAVED_TIME = "saved_time", "It saved them time"
    LEADER = "leader", "A leader backed it"
    BURDEN_REMOVED = "burden_removed", "We took a task away first"
    TRIED_SMALL = "tried_small", "Tried it small"
    HELPED_DESIGN = "helped_design", "Helped to design it"
    CRISIS = "crisis", "A crisis forced it"
    NEW_PERSON = "new_person", "A new person arrived"
    INCENTIVE = "incentive", "A target or payment"
    RULE_CHANGED = "rule_changed", "A rule changed"
    OTHER = "other", "Something else"


class PitfallKind(TextChoices):
    """Why something failed or was wasted."""

    BUY_IN = "buy_in", "People were not on board"
    GOVERNANCE = "governance", "Governance or bureaucracy"
    APPROVALS = "approvals", "Waiting for approvals"
    STAFFING = "staffing", "Not enough staff or time"
    MONEY = "money", "Money"
    TECHNOLOGY = "technology", "Technology"
    DATA = "data", "Data and measuring"
    TRAINING = "training", "Training and communication"
    WRONG_PROBLEM = "wrong_problem", "We solved the wrong problem"
    WRONG_PLACE = "wrong_place", "It did not fit the place"
    SUPPLIER = "supplier", "Supplier or equipment"
    NOT_SUSTAINED = "not_sustained", "It did not last"
    OTHER = "other", "Something else"


class TimeBand(TextChoices):
    """How much time, in staff hours."""

    NONE = "none", "None"
    UNDER_10 = "under_10", "Less than 10 hours"
    TO_50 = "10_50", "10 to 50 hours"
    TO_200 = "50_200", "50 to 200 hours"
    TO_1000 = "200_1000", "200 to 1,000 hours"
    OVER_1000 = "over_1000", "More than 1,000 hours"
    UNKNOWN = "unknown", "Don't know"


class MoneyBand(TextChoices):
    """How much money, in pounds."""

    NONE = "none", "Nothing"
    UNDER_1K = "under_1k", "Less than £1,000"
    TO_10K = "1k_10k", "£1,000 to £10,000"
    TO_50K = "10k_50k", "£10,000 to £50,000"
    TO_250K = "50k_250k", "£50,000 to £250,000"
    OVER_250K = "over_250k", "More than £250,000"
    UNKNOWN = "unknown", "Don't know"


class CreditRole(TextChoices):
    """What part somebody played, in ward words."""

    IDEA = "idea", "Had the idea"
    LEAD = "lead", "Led it"
    FIRST_TESTER = "first_tester", "Tried it first"
    PATIENT_PARTNER = "patient_partner", "Patient or carer partner"
    DATA = "data", "Data and measures"
    TRAINING = "training", "Training and communications"
    SPONSOR = "sponsor", "Unblocked it"
    TURNED_SCEPTIC = "turned_sceptic", "Sceptic who turned"
    ADOPTER = "adopter", "Adopted it elsewhere"
    FEEDBACK = "feedback", "Gave feedback"
    WRITER = "writer", "Wrote it up"


class ResourceKind(TextChoices):
    """What a team used."""

    PEOPLE = "people", "People"
    PROCESS = "process", "Processes"
    TOOL = "tool", "Tools and equipment"
    LINK = "link", "Links"


class Need(TextChoices):
    """Whether an adopter must have a resource too."""

    CORE = "core", "Needed"
    OPTIONAL = "optional", "Useful but optional"


class Lasting(TextChoices):
    """Did it last."""

    ROUTINE = "routine", "Yes, it is how we work now"
    CHANGED = "changed", "Yes, but it has changed"
    PARTLY = "partly", "Only in places"
    STOPPED = "stopped", "No, it stopped"
    TOO_EARLY = "too_early", "Too early to say"


class Section(TextChoices):
    """The parts of the form, in the order people meet them. A moderator's notes hang on these."""

    SEED = "seed", "The five answers"
    TIPPING_POINTS = "tipping_points", "Tipping points"
    PITFALLS = "pitfalls", "What to skip"
    WHAT_YOU_DID = "what_you_did", "What you did"
    OUTCOMES = "outcomes", "Outcomes in numbers"
    CREDITS = "credits", "People to credit"
    RESOURCES = "resources", "What you used"
    PHOTOS = "photos", "Photos"
    ATTACHMENTS = "attachments", "Files"
    COST = "cost", "What it cost"
    CONTEXT = "context", "What helped and what got in the way"
    LASTING = "lasting", "Did it last"
    FAIRNESS = "fairness", "Equity, environment and patient involvement"
    METHODS = "methods", "Methods and guidance"
    ADVICE = "advice", "Advice to others"
    TAGS = "tags", "Tags"


class PartToPlay(TextChoices):
    """What somebody is invited to do for one case study."""

    WRITE = "write", "Write"
    CHECK = "check", "Check"
    CREDITED = "credited", "Be credited"


class InvitationAnswer(TextChoices):
    """What became of an invitation."""

    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class CreditAnswer(TextChoices):
    """What somebody who is credited said to it."""

    CONFIRMED = "confirmed", "Confirmed"
    CORRECTED = "corrected", "Corrected"
    REFUSED = "refused", "Refused"


class SuggestionKind(TextChoices):
    """Which short list a suggestion is for."""

    TOPIC = "topic", "Topic"
    SETTING = "setting", "Setting"
    METHOD = "method", "Method"


class IdentifierKind(TextChoices):
    """What in a text could point to a patient."""

    NHS_NUMBER = "nhs_number", "an NHS number"
    CHI_NUMBER = "chi_number", "a CHI number"
    HSC_NUMBER = "hsc_number", "a health and care number"
    DATE_OF_BIRTH = "date_of_birth", "a date of birth"
    FULL_POSTCODE = "full_postcode_of_person", "somebody’s full postcode"
    PHONE = "phone", "somebody’s telephone number"
    PERSONAL_EMAIL = "personal_email", "somebody’s own email address"
    HOSPITAL_NUMBER = "hospital_number", "a hospital number"
    NAMED_PATIENT = "named_patient", "a patient’s name"
    SMALL_COUNT = "small_count", "a small number of people who could be recognised"


class NotPatientData(TextChoices):
    """Why words that look as if they could point to a patient do not."""

    TEAM = "team", "It belongs to our team or service"
    STAFF = "staff", "It is about staff or a partner in the work, who agreed to be named"
    AGREED = "agreed", "The person it is about agreed in writing to be named"
    MADE_UP = "made_up", "It is made up, or an example"
    SOMETHING_ELSE = "something_else", "It is something else, like a reference number or a date"
    OTHER = "other", "Another reason"


class ReportKind(TextChoices):
    """What a reader says is wrong with a case study, the most pressing first."""

    PATIENT = "patient", "A patient could be recognised"
    UNSAFE = "unsafe", "Something is wrong or unsafe"
    OUT_OF_DATE = "out_of_date", "It is out of date"
    BROKEN = "broken", "A link or file does not work"
    RIGHTS = "rights", "It uses something that belongs to somebody else"
    OTHER = "other", "Something else"


class ReportOutcome(TextChoices):
    """What came of a report."""

    NOTHING_WRONG = "nothing_wrong", "Nothing wrong"
    AUTHOR_ASKED = "author_asked", "Author asked to change it"
    CORRECTED = "corrected", "Corrected"
    TAKEN_DOWN = "taken_down", "Taken down"


class StillTrue(TextChoices):
    """What became of the work since it was published, in the words of the people who did it."""

    RUNNING = "running", "Still running"
    CHANGED = "changed", "Running, but changed"
    STOPPED = "stopped", "Stopped"


class StoppedBecause(TextChoices):
    """Why something stopped. A list and no words of their own: readers see it before any moderator does."""

    FUNDING = "funding", "funding ended"
    PEOPLE = "people", "the people who ran it left"
    NO_BENEFIT = "no_benefit", "it did not help enough"
    REPLACED = "replaced", "something else took its place"
    SERVICE = "service", "the service closed or changed"
    DONE = "done", "it had done what it was for"


class FileCheck(TextChoices):
    """What the check for viruses says of a file."""

    WAITING = "waiting", "Being checked"
    FINE = "fine", "Checked"
    REFUSED = "refused", "Refused"


class PeopleInPhoto(TextChoices):
    """Whether there are people in a photo."""

    NONE = "none", "No"
    AGREED = "agreed", "Yes, and everybody in it agreed in writing to be shown"


class ChecklistQuestion(TextChoices):
    """What a moderator makes sure of before they approve. Order is the order they are asked in."""

    NO_PATIENT = "no_patient", "No patient can be recognised, not even by people who know them"
    EVIDENCE = "evidence", "What it claims matches the evidence it gives"
    CONTACT = "contact", "There is somebody readers can ask"
    PLAIN = "plain", "Somebody from another trade or place can understand it"
    PHOTOS = "photos", "Everybody who can be recognised in the photos agreed to be shown"
    NOT_PROMOTIONAL = "not_promotional", "It promotes no product, supplier or person"


class ReplyKind(TextChoices):
    """Which decision a ready-made reply goes with; the values are those of the decisions."""

    APPROVE = "approve", "Approve and publish"
    ASK_FOR_CHANGES = "ask_for_changes", "Ask for changes"
    REJECT = "reject", "Reject"


def verdict_of(result: str, outcomes: list[str]) -> Verdict | None:
    """What came of a case study, from the direction of its result and those of its outcomes.

    Takes Direction values, empty where unknown. The result's direction speaks for the whole; an outcome that got
    worse or was mixed beside a result that got better makes it mixed, one that did not change does not (often no
    change was wanted: readmissions, say). Without a result's direction the outcomes speak, "too early" among them only
    when nothing else is known. Gives None when nothing is known at all.
    """
    settled = {direction for direction in [result, *outcomes] if direction} - {Direction.TOO_EARLY}
    if result == Direction.TOO_EARLY or (not settled and Direction.TOO_EARLY in outcomes):
        return Verdict.TOO_EARLY
    if result == Direction.BETTER:
        settled.discard(Direction.NO_CHANGE)
    if not settled:
        return None
    if settled == {Direction.BETTER}:
        return Verdict.WORKED
    if settled <= {Direction.NO_CHANGE, Direction.WORSE}:
        return Verdict.DID_NOT_WORK
    return Verdict.MIXED
