from django import forms
from django.template import Context, Template
from lxml import html


class Letter(forms.Form):
    to = forms.CharField(label="To", help_text="A name.")
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "Air"), ("s", "Sea")], widget=forms.RadioSelect
    )
    high = forms.IntegerField(label="High", required=False)
    seen = forms.BooleanField(label="Seen", required=False)

    def clean(self):
        if self.cleaned_data.get("high") == 13:
            raise forms.ValidationError("Not thirteen.")


def drawn(source: str, form: forms.Form) -> html.HtmlElement:
    text = Template("{% load ui %}" + source).render(Context({"form": form}))
    return html.fromstring(f"<div>{text}</div>")


def test_a_field_has_its_label_its_hint_and_ties_them_to_the_control() -> None:
    field = drawn("{% field form.to autocomplete='name' %}", Letter())
    control = field.xpath(".//input")[0]
    assert field.xpath(".//label/@for") == [control.get("id")]
    assert control.get("class") == "inp"
    assert control.get("autocomplete") == "name"
    assert control.get("aria-describedby") == "id_to_hint"
    assert field.xpath("string(.//*[@id='id_to_hint'])") == "A name."
    assert control.get("aria-invalid") is None


def test_a_wrong_field_says_so_and_is_marked() -> None:
    field = drawn("{% field form.high %}", Letter({"high": "many", "to": "a", "kind": "a"}))
    control = field.xpath(".//input")[0]
    assert control.get("aria-invalid") == "true"
    assert control.get("value") == "many"
    assert control.get("aria-describedby") == "id_high_error"
    assert field.xpath("string(.//*[@id='id_high_error'])").strip() == "Enter a whole number."


def test_choices_are_a_fieldset_with_a_legend_and_a_box_stands_before_its_words() -> None:
    kinds = drawn("{% field form.kind %}", Letter())
    assert kinds.xpath("string(.//fieldset/legend)") == "Kind"
    assert len(kinds.xpath(".//label[@class='check']/input[@type='radio']")) == 2
    seen = drawn("{% field form.seen %}", Letter())
    assert seen.xpath("string(.//label[input[@type='checkbox']])").strip() == "Seen"


def test_the_summary_links_to_every_field_that_is_wrong() -> None:
    summary = drawn("{% error_summary form %}", Letter({"high": "13"}))
    assert [link.text for link in summary.xpath(".//li")] == ["Not thirteen.", None, None]
    assert summary.xpath(".//a/@href") == ["#id_to", "#id_kind"]
    assert summary.xpath("string(.//h2)") == "3 things to fix before this can be saved"
    assert summary.xpath(".//section/@tabindex") == ["-1"]


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert drawn("{% error_summary form %}", Letter()).xpath(".//section") == []


def test_progress_names_its_parts_and_its_share() -> None:
    bar = drawn("{% progress 50 200 'Import' held=10 rejected=20 %}", Letter())
    track = bar.xpath(".//*[@role='progressbar']")[0]
    assert (track.get("aria-valuenow"), track.get("aria-valuemax")) == ("50", "200")
    assert [
        (rect.get("class"), rect.get("x"), rect.get("width")) for rect in track.xpath(".//rect")
    ] == [(None, None, "10.0%"), ("held", "10.0%", "5.0%"), ("rejected", "15.0%", "10.0%")]
