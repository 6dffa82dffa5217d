"""Correcting the tags of one case study, and merging one tag into another everywhere."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from taggit.models import Tag

from casestudies.models import CaseStudy, Edition, MergedTag
from casestudies.permissions import check_can_moderate, check_can_relabel
from improvers.audit import Kind, record

from .following import alive, follow_labels


@transaction.atomic
def correct_tags(*, case_study: CaseStudy, by, corrected: dict[str, str], added: Sequence[str] = ()) -> None:
    """Corrects and adds tags of what readers read, and of the edition in the works, or the next edition would undo it.

    `corrected` takes each tag that changes to its right name, or to "" where it is removed. Raises PermissionRefused.
    """
    check_can_moderate(by, case_study.published_edition)
    CaseStudy.objects.locked(case_study.pk)
    editions = [
        each for each in alive(Edition.objects.filter(case_study=case_study)) if _correct(each, corrected, added)
    ]
    if not editions:
        return
    _lead_on(corrected)
    _forget_unused()
    said = [f"“{old}” is now “{new}”" if new else f"“{old}” is removed" for old, new in corrected.items()]
    said += [f"“{name}” is added" for name in added]
    follow_labels(editions, changes=f"{', '.join(said)}.", by=by)
    record(Kind.TAG_CORRECTED, by=by, about=f"case study {case_study.public_id}", tags=len(corrected) + len(added))


@transaction.atomic
def merge_tags(*, source: Tag, into: str, by) -> int:
    """Has every edition with one tag carry another, which is made where there is none. Gives how many readers can see.

    Merged into its own name in other letters, a tag is spelt so everywhere. Raises PermissionRefused.
    """
    check_can_relabel(by)
    called = source.name
    tagged = Edition.tags.through.objects.filter(content_type=ContentType.objects.get_for_model(Edition))
    with_source = list(tagged.filter(tag=source).values_list("object_id", flat=True))
    target = Tag.objects.filter(name__iexact=into).first() or Tag(name=into)
    if target.name != into and target.pk == source.pk:
        target.name = into
    target.save()
    if target.pk != source.pk:
        has_both = tagged.filter(tag=target, object_id__in=with_source).values_list("object_id", flat=True)
        tagged.filter(tag=source, object_id__in=list(has_both)).delete()
        tagged.filter(tag=source).update(tag=target)
        MergedTag.remember(source.slug, into=target)
        _forget_unused()
    editions = alive(Edition.objects.filter(pk__in=with_source))
    changed = follow_labels(editions, changes=f"“{called}” is now “{target.name}”.", by=by)
    record(Kind.TAG_CORRECTED, by=by, about=f"tag {target.pk}", merged=source.pk or 0, published=changed)
    return changed


def _correct(edition: Edition, corrected: dict[str, str], added: Sequence[str]) -> bool:
    """Whether the edition had any of the tags that change, or lacked one of those that are added."""
    names = {tag.name for tag in edition.tags.all()}
    mine = names & corrected.keys()
    new = {name for name in added if name.casefold() not in {each.casefold() for each in names}}
    if mine or new:
        edition.tags.remove(*mine)
        edition.tags.add(*(corrected[name] for name in mine if corrected[name]), *new)
    return bool(mine or new)


def _lead_on(corrected: dict[str, str]) -> None:
    """Has the addresses of tags that nothing carries any more lead to what they were corrected to."""
    for unused in Tag.objects.filter(taggit_taggeditem_items=None, name__in=corrected):
        if new := corrected[unused.name]:
            MergedTag.remember(unused.slug, into=Tag.objects.get(name__iexact=new))


def _forget_unused() -> None:
    """Deletes tags nothing carries any more, so that nobody is offered them."""
    Tag.objects.filter(taggit_taggeditem_items=None).delete()
