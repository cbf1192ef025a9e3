"""Jinja2 as Etalase sets it up: strict, escaping, quick to call, its code kept. Core."""

from collections.abc import Callable, Mapping, MutableMapping
from types import MethodType
from typing import Any

import jinja2
from babel.support import NullTranslations
from jinja2.bccache import Bucket
from msgspec.structs import replace

from etalase.model import Theme


class TemplateCode(jinja2.BytecodeCache):
    """The code that Jinja2 makes of templates."""

    def __init__(self, code: Mapping[str, bytes]) -> None:
        self.code = dict(code)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 what is known of a template."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what Jinja2 made of a template."""
        self.code[bucket.key] = bucket.bytecode_to_string()


class _Context(jinja2.runtime.Context):
    """Jinja2's own, but that a plain function is called without a long examination."""

    def call(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """See `jinja2.runtime.Context.call`."""
        if isinstance(function, MethodType) and not hasattr(function, "jinja_pass_arg"):
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return function(*arguments, **named)
        return super().call(function, *arguments, **named)


class _Environment(jinja2.Environment):
    """Jinja2's own, but that the globals of a template are a plain dictionary: chained ones are slow to copy."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """See `jinja2.Environment.make_globals`."""
        return {**self.globals, **(d or {})}


class _Loader(jinja2.BaseLoader):
    """Gives templates by name, with the names of their files: a traceback then names the line of a mistake."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        """See `jinja2.BaseLoader.get_source`."""
        del environment
        if template not in self._templates:
            raise jinja2.TemplateNotFound(template)
        return self._templates[template], f"templates/{template}", None

    def list_templates(self) -> list[str]:
        """See `jinja2.BaseLoader.list_templates`."""
        return sorted(self._templates)


def compiled(theme: Theme) -> Theme:
    """The theme with the code of its templates, which need not be made again for every locale and process."""
    code = TemplateCode({})
    made = environment(theme, NullTranslations(), code)
    for name in theme.templates:
        made.get_template(name)
    return replace(theme, code=code.code)


def environment(
    theme: Theme, translations: NullTranslations, code: jinja2.BytecodeCache | None = None
) -> jinja2.Environment:
    """The templates of a theme, speaking as `translations` do; in `code` Jinja2 keeps what it makes of them."""
    made = _Environment(
        loader=_Loader(theme.templates),
        bytecode_cache=code or TemplateCode(theme.code),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return made
