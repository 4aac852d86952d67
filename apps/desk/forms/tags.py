from typing import Any

from django import forms

from apps.articles.enums import TagColour
from apps.articles.models import Tag
from apps.articles.models.tag import TAG_LIMIT
from apps.articles.queries.tags import flat, tag_tree

MEANING_LIMIT = 2000


class TagForm(forms.Form):
    name = forms.CharField(
        max_length=TAG_LIMIT, error_messages={"required": "Give the tag a name."}
    )
    parent = forms.ChoiceField(required=False, label="Lies below")
    colour = forms.ChoiceField(
        choices=TagColour.choices, initial=TagColour.GREY, widget=forms.RadioSelect
    )
    meaning = forms.CharField(
        required=False,
        max_length=MEANING_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="When to use it, for everybody.",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = flat(tag_tree())
        self.tags = {str(node.tag.docket): node.tag for node in nodes}
        choices: Any = self.fields["parent"]
        choices.choices = [
            ("", "nothing: it stands at the top"),
            *((str(node.tag.docket), f"{'– ' * node.depth}{node.tag.name}") for node in nodes),
        ]

    @staticmethod
    def initial_of(tag: Tag) -> dict[str, Any]:
        return {
            "name": tag.name,
            "parent": str(tag.parent.docket) if tag.parent else "",
            "colour": tag.colour,
            "meaning": tag.meaning,
            "revision": tag.revision,
        }

    def clean_parent(self) -> Tag | None:
        return self.tags.get(self.cleaned_data["parent"])
