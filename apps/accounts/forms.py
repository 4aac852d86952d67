from django import forms

from apps.accounts.enums import Density
from apps.accounts.models import User
from apps.ui.preferences import THEMES


class PreferencesForm(forms.ModelForm):
    """How the desk looks for one person. The theme is kept on the device, the rest here."""

    theme = forms.ChoiceField(
        label="Theme on this device",
        choices=[(THEMES[0], "As the system has it"), (THEMES[1], "Light"), (THEMES[2], "Dark")],
        widget=forms.RadioSelect,
    )
    density = forms.ChoiceField(
        label="Rows in lists", choices=Density.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = ("display_name", "density", "single_keys")
        labels = {"display_name": "Your name, as others see it"}
