"""The table of data: everything that is kept of people, of accounts and of case studies, in the order people read it.

The privacy page, the download, erasing and retention are all made from it. Erasing goes through it from top to bottom.
"""

from improvers.privacy.kept import Kept, Rule, deleted_when, ended_by
from improvers.privacy.table import NOT_ABOUT_PEOPLE as NOT_ABOUT_PEOPLE_EITHER
from improvers.privacy.table import OWN_ACCOUNT, OWN_ROWS, ROWS_FOR_THE_RECORD, SAFETY

from . import collecting, drafts, emails, ends, leaving, names

SHARED = "You asked us to share it"
CHECKED = "Our legitimate interest: nothing is published that nobody checked, and everybody can see that it was fair"
WITH_THE_CASE_STUDY = "As long as the case study"

NOT_ABOUT_PEOPLE = NOT_ABOUT_PEOPLE_EITHER | {
    "casestudies.DailyCount": "how often a case study was read, found and used on a day; nothing says by whom",
    "casestudies.IndexChange": "which case study the search index has still to follow",
    "casestudies.IndexClock": "the number of the last such change",
    "casestudies.MergedTag": "which tag an earlier one was merged into",
    "casestudies.Method": "a short list",
    "casestudies.ReplyTemplate": "ready-made replies, with places for names",
    "casestudies.Setting": "a short list",
    "casestudies.Topic": "a short list",
    "taggit.Tag": "words case studies are tagged with",
}

ROWS_OF_CASE_STUDIES = (
    Kept(
        key="credits",
        title="Credits",
        models=("casestudies.Credit", "casestudies.CreditRequest"),
        what="The names and parts of people who did the work. Where somebody was asked by email: their address until "
        "they answer or the link runs out, after that a mark of it that cannot be read",
        whose="People credited in a case study, with or without an account",
        why="Our legitimate interest in giving credit. The person named can correct it or refuse it",
        how_long="As long as the case study. Requests nobody answered: "
        f"{ends.CREDIT_REQUESTS_DAYS} days after the link ran out",
        then="Deleted. Of somebody who refused a mark stays, so that nobody can name them again",
        download="What you were asked about and agreed to",
        erasing="Your name goes from every case study, unless you say that it may stay where you agreed to it. Others "
        "who agreed to be named stay",
        collect=collecting.credits_of,
        erase=names.erase_credits,
        rules=(ends.addresses_of_credits, deleted_when(ends.old_credit_requests)),
    ),
    Kept(
        key="decisions",
        title="Decisions of moderators",
        models=(
            "casestudies.Transition",
            "casestudies.Note",
            "casestudies.Tick",
            "casestudies.Flag",
            "casestudies.FlagOverride",
            "casestudies.Hold",
            "casestudies.SentCopy",
            "casestudies.Feature",
            "casestudies.Remit",
            "casestudies.SavedFilter",
        ),
        what="What was sent, what was decided about it, by whom, when and why, and what the checks flagged. How "
        "moderators set up their own queue",
        whose="Authors and moderators",
        why=CHECKED,
        how_long=WITH_THE_CASE_STUDY,
        then="Deleted, or kept without a name where the case study stays",
        download="Decisions on your case studies with their reasons, without who decided. As a moderator, what you "
        "decided. Moderators' reasons for putting a review aside are not yours and stay with them",
        erasing="Decisions stay without your name. What you set up for yourself is deleted. What you were reviewing "
        "goes back to the queue",
        collect=collecting.decisions_of,
        erase=leaving.release_claims,
    ),
    Kept(
        key="case_studies",
        title="Case studies",
        models=(
            "casestudies.CaseStudy",
            "casestudies.Edition",
            "casestudies.Edition_topics",
            "casestudies.Edition_methods",
            "casestudies.Outcome",
            "casestudies.Passage",
            "casestudies.Pitfall",
            "casestudies.Resource",
            "casestudies.Step",
            "casestudies.TippingPoint",
            "casestudies.DraftWarning",
            "taggit.TaggedItem",
        ),
        what="What you wrote, in every edition, and who leads it",
        whose="People who lead and write a case study",
        why=SHARED,
        how_long="Published: for good, unless it is taken down. A draft that was never sent: "
        f"{drafts.UNTOUCHED_DAYS} days after its last change. We write to you {drafts.WARNED_DAYS} days before",
        then="Deleted. Of what was taken down, readers find the title and the date",
        download="Every edition of what you lead, word for word",
        erasing="What was never published is deleted, unless you hand it over to a colleague who writes. What is "
        "published you hand over, leave without your name, or take down",
        collect=collecting.case_studies_of,
        erase=leaving.settle_case_studies,
        rules=(
            Rule(lambda now: drafts.to_be_warned(now).count(), drafts.warn_of_deletion),
            ended_by(drafts.to_be_deleted, drafts.delete_drafts),
        ),
    ),
    Kept(
        key="files",
        title="Photos and files",
        models=(
            "casestudies.Photo",
            "casestudies.Attachment",
            "casestudies.FoundPicture",
            "casestudies.StoredFile",
            "casestudies.ScannedFile",
        ),
        what="What you added to a case study, without where a photo was taken; who added it, how large it is, and who "
        "said that the people in a photo agreed. Of what the checks found in a file only kinds and marks, never words",
        whose="People who add them, and people in photos",
        why=SHARED,
        how_long=WITH_THE_CASE_STUDY,
        then="Deleted. Files that nothing refers to go within a day or two",
        download="The photos and files of the case studies you lead",
        erasing="They go, or stay, with the case study. That it was you who added one is forgotten",
        collect=collecting.uploads_of,
        rules=(ends.orphans,),
    ),
    Kept(
        key="taking_part",
        title="Writing together",
        models=("casestudies.Collaborator", "casestudies.Invitation"),
        what="Who takes part in a case study, and the email addresses of people who were invited",
        whose="People who take part or were invited",
        why=OWN_ACCOUNT,
        how_long=f"As long as the case study. Invitations: {ends.INVITATIONS_DAYS} days after they ran out",
        then="Deleted",
        download="Your parts, and the invitations you made and got, without the addresses of others",
        erasing="Deleted, with the invitations you made and got",
        collect=collecting.taking_part_of,
        rules=(deleted_when(ends.old_invitations),),
    ),
    Kept(
        key="writing",
        title="While you write",
        models=(
            "casestudies.Sitting",
            "casestudies.KeptAnswer",
            "casestudies.Remark",
            "casestudies.IdentifierReason",
            "casestudies.Suggestion",
            "casestudies.QuestionLink",
        ),
        what="Answers you have not finished, which pages you have open, notes for colleagues, why something is no "
        "patient detail, what you missed on a list, and questions by email",
        whose="People who write and check",
        why=OWN_ACCOUNT,
        how_long=f"As long as the case study. Open pages: {ends.SITTINGS_DAYS} days. Links in emails: "
        f"{ends.LINKS_DAYS} days after they ran out",
        then="Deleted",
        download="All of it",
        erasing="Unfinished answers, open pages and questions are deleted. Notes, reasons and suggestions stay "
        "without your name",
        collect=collecting.writing_of,
        rules=(deleted_when(ends.old_sittings), deleted_when(ends.old_question_links)),
    ),
    Kept(
        key="emails",
        title="Emails we send",
        models=("casestudies.Message", "casestudies.MailChoice"),
        what="Address, subject and words of an email, and when it went. Which emails you switched on and off",
        whose="Everybody we write to",
        why=OWN_ACCOUNT + ", and to know that nothing was lost",
        how_long=f"Words {ends.BODIES_DAYS} days after it went, the rest {ends.MESSAGES_DAYS} days",
        then="Deleted",
        download="The emails to your addresses, and which you switched on and off",
        erasing="Deleted. One last email says that your account was erased",
        collect=collecting.emails_of,
        erase=emails.erase_emails,
        rules=(
            ended_by(ends.bodies_to_forget, lambda rows: rows.update(body="")),
            deleted_when(ends.old_messages),
        ),
    ),
    Kept(
        key="thanks",
        title="Thanks",
        models=("casestudies.Kudos",),
        what="That you said thank you. Readers see how many people did, not who",
        whose="Readers with an account",
        why=OWN_ACCOUNT,
        how_long=WITH_THE_CASE_STUDY,
        then="Deleted",
        download="All of it",
        erasing="Deleted",
        collect=collecting.thanks_of,
    ),
    Kept(
        key="reports",
        title="Problems people report",
        models=("casestudies.Report",),
        what="What somebody says is wrong with a page, who they are if they were signed in, and an email address if "
        "they gave one",
        whose="Readers who report a problem",
        why=SAFETY,
        how_long=f"The address until the report is closed. The report {ends.REPORTS_DAYS} days after it was closed",
        then="Deleted",
        download="What you reported, and what became of it",
        erasing="Stays without your name and address, so that moderators can put it right",
        collect=collecting.reports_of,
        rules=(deleted_when(ends.old_reports),),
    ),
    Kept(
        key="still_true",
        title="Whether a case study is still true",
        models=("casestudies.StillTrueQuestion",),
        what="That we asked you, and what you answered",
        whose="People who lead a published case study",
        why=CHECKED,
        how_long=f"As long as the case study. Without an answer: {ends.LINKS_DAYS} days after the link ran out, "
        "but until we ask the next time",
        then="Deleted",
        download="All of it",
        erasing="Answers stay without your name",
        collect=collecting.still_true_of,
        rules=(deleted_when(ends.unanswered_still_true),),
    ),
    Kept(
        key="wishes",
        title="What you search for and plan",
        models=("casestudies.Wish",),
        what="The words of a search, where its searcher asked us to tell others. Nothing says who that was. Any other "
        "search or plan is not kept at all",
        whose="Nobody we could name",
        why="You asked us to tell others",
        how_long=f"{ends.WISHES_DAYS} days",
        then="Deleted",
        download="Nothing: we do not know which were yours",
        erasing="Stays: nothing in it leads to you",
        rules=(deleted_when(ends.old_wishes),),
    ),
)

TABLE = (*OWN_ROWS, *ROWS_OF_CASE_STUDIES, *ROWS_FOR_THE_RECORD)
